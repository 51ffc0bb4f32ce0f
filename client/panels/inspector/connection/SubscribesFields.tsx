import type { START_POSITIONS, Subscribes } from '../../../../shared/topology/model'
import { useBoard } from '../../boardContext'
import { changeConnection } from '../changeElement'
import { TextField } from '../fields'
import { readName } from '../readField'
import { Choice, type Choices } from '../settings/Choice'
import { ChoiceSetting } from '../settings/ChoiceSetting'
import { ExpressionSetting } from '../settings/ExpressionSetting'
import { useSubscribesSettings } from '../settings/useSettings'

const AS = {
  stream: { label: 'Stream', sentence: 'Each record is handled, one after the other.' },
  table: {
    label: 'Table',
    sentence:
      'The last value of each key is at hand in expressions. No group and no bookmark: it is read anew at every start.',
  },
} as const

const STARTS: Choices<(typeof START_POSITIONS)[number]> = {
  earliest: { label: 'Oldest record', sentence: 'It reads what is in the topic already.' },
  latest: { label: 'New records only', sentence: 'What is in the topic already is passed over.' },
}

export function SubscribesFields({ connection }: { readonly connection: Subscribes }) {
  const { as, lookup } = useSubscribesSettings(connection)
  return (
    <>
      <ChoiceSetting label="Reads it as" choices={AS} setting={as} />
      {as.value === 'stream' && <GroupFields connection={connection} />}
      {(as.value === 'table' || lookup.isChanged) && (
        <ExpressionSetting
          label="Key to look up"
          placeholder="value.authorId"
          description="Seen by the record in hand. Empty: its key."
          setting={lookup}
        />
      )}
    </>
  )
}

function GroupFields({ connection }: { readonly connection: Subscribes }) {
  const { session } = useBoard()
  const change = (changed: Partial<Subscribes>) => changeConnection(session, connection, changed)
  return (
    <>
      <TextField
        label="Group"
        mono
        description="Services of one group share the lanes; every group reads everything."
        id={`${connection.id} group`}
        value={connection.group}
        read={readName}
        commit={(group) => change({ group })}
      />
      <Choice
        label="A group without a bookmark begins at"
        choices={STARTS}
        value={connection.start}
        onChange={(start) => change({ start })}
      />
    </>
  )
}
