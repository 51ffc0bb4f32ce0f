import type { Produces } from '../../../../shared/topology/model'
import { useBoard } from '../../boardContext'
import { changeConnection } from '../changeElement'
import { Choice, type Choices } from '../settings/Choice'
import { AnswerFields } from './AnswerFields'
import { BurstButtons } from './BurstButtons'
import { ClockFields } from './ClockFields'
import { MessageSection } from './MessageSection'
import { ValueField } from './ValueField'

const WHEN: Choices<Produces['when']> = {
  rate: { label: 'On a clock', sentence: 'So many messages a second, whatever the service receives.' },
  input: { label: 'Each record', sentence: 'For each record or request that the service receives.' },
  failure: {
    label: 'Failures',
    sentence:
      'Each record that the service gave up goes here as it is, with headers that say why: a dead-letter or retry topic.',
  },
  life: {
    label: 'Life',
    sentence: 'When the service has started, and when it has stopped with a goodbye. A crash says nothing.',
  },
}

export function ProducesFields({ connection }: { readonly connection: Produces }) {
  const { session } = useBoard()
  return (
    <>
      <Choice
        label="Sends"
        choices={WHEN}
        value={connection.when}
        onChange={(when) => changeConnection(session, connection, { when })}
      />
      <WhenFields connection={connection} />
      {connection.when !== 'failure' && <MessageSection connection={connection} />}
    </>
  )
}

function WhenFields({ connection }: { readonly connection: Produces }) {
  switch (connection.when) {
    case 'rate':
      return (
        <>
          <ClockFields connection={connection} />
          <BurstButtons connection={connection} />
        </>
      )
    case 'input':
      return <AnswerFields connection={connection} />
    case 'failure':
      return null
    case 'life':
      return <ValueField connection={connection} />
  }
}
