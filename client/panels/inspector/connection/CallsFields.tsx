import type { Calls } from '../../../../shared/topology/model'
import styles from '../Inspector.module.css'
import { ChoiceSetting } from '../settings/ChoiceSetting'
import { ExpressionSetting } from '../settings/ExpressionSetting'
import { NumberSetting } from '../settings/NumberSetting'
import { SettingFrame } from '../settings/SettingFrame'
import { TemplateField } from '../settings/TemplateField'
import { useCallsSettings } from '../settings/useSettings'

const WHEN = {
  input: {
    label: 'Each record',
    sentence: 'For each record or request received, before it counts as handled: without an answer it is not handled.',
  },
  rate: { label: 'On a clock', sentence: 'So many requests a second, whatever the service receives.' },
} as const

export function CallsFields({ connection }: { readonly connection: Calls }) {
  const { when, rate, timeoutMs, retries, body, where } = useCallsSettings(connection)
  return (
    <>
      <p className={styles.hint}>
        A synchronous HTTP call. The caller waits for the answer, and fails when the other service is down; that is what
        it is drawn for, to be compared with an event.
      </p>
      <ChoiceSetting label="Calls" choices={WHEN} setting={when} />
      {(when.value === 'rate' || rate.isChanged) && <NumberSetting label="Requests" unit="a second" setting={rate} />}
      {(when.value === 'input' || where.isChanged) && (
        <ExpressionSetting
          label="Only where"
          placeholder="int(value.id) % 10 < 5"
          description="Empty: for every record."
          setting={where}
        />
      )}
      <div className={styles.pair}>
        <NumberSetting label="Gives up after" unit="ms" setting={timeoutMs} />
        <NumberSetting label="Retries" setting={retries} />
      </div>
      <SettingFrame label="Body" setting={body}>
        <TemplateField
          label="Body"
          placeholder={when.value === 'rate' ? '{}' : 'the value received'}
          id={body.id}
          value={body.value}
          onChange={body.set}
        />
      </SettingFrame>
    </>
  )
}
