import type { Captures } from '../../../../shared/topology/model'
import styles from '../Inspector.module.css'
import { ChoiceSetting } from '../settings/ChoiceSetting'
import { ExpressionSetting } from '../settings/ExpressionSetting'
import { FlagSetting } from '../settings/FlagSetting'
import { TextSetting } from '../settings/TextSetting'
import { useCapturesSettings } from '../settings/useSettings'

const MODES = {
  changes: { label: 'Changes', sentence: 'Before and after of each row that was created, updated or deleted.' },
  outbox: {
    label: 'Outbox',
    sentence: 'One event for each write, kept in the same transaction. A crash may send it twice, and loses none.',
  },
  dualWrite: {
    label: 'Dual write',
    sentence: 'First the row, then the event, with nothing to hold them together. A crash in between loses the event.',
  },
} as const

export function CapturesFields({ connection }: { readonly connection: Captures }) {
  const { mode, paused, type, map, mapKey } = useCapturesSettings(connection)
  const isEvent = mode.value !== 'changes'
  return (
    <>
      <ChoiceSetting label="Captures" choices={MODES} setting={mode} />
      <FlagSetting label="Paused" description="Changes wait in the table's log." setting={paused} />
      {(isEvent || type.isChanged) && (
        <TextSetting label="Type" description="The header ce_type. Empty: the topic's name." setting={type} />
      )}
      {(isEvent || map.isChanged) && (
        <ExpressionSetting
          label="Value of the event"
          placeholder='{"id": after.id, "was": before}'
          description="Over op, before and after. Empty: the row."
          setting={map}
        />
      )}
      {(isEvent || mapKey.isChanged) && (
        <ExpressionSetting
          label="Key of the event"
          placeholder="after.customerId"
          description="What the event is about: it decides the lane. Empty: the row's own."
          setting={mapKey}
        />
      )}
      <p className={styles.hint}>
        This capture is built in: it reads the log of changes that Streamboard writes with each row. Debezium reads the
        write-ahead log of a database that you have already, leaves the application as it is, and begins with a snapshot
        of every row.
      </p>
    </>
  )
}
