import type { ProducesBehaviour } from '../../../../shared/topology/behaviour'
import styles from '../Inspector.module.css'
import { ExpressionSetting } from '../settings/ExpressionSetting'
import { NumberSetting } from '../settings/NumberSetting'
import { Section } from '../settings/Section'
import type { Settings } from '../settings/settingsOf'

type WindowSettings = Settings<Pick<ProducesBehaviour, 'windowSeconds' | 'by' | 'of'>>

/** One message for many records. */
export function WindowSection({ settings: { windowSeconds, by, of } }: { readonly settings: WindowSettings }) {
  const isOpen = windowSeconds.value > 0
  return (
    <Section
      title="Window"
      summary={isOpen ? `${windowSeconds.value} s by ${by.value || 'key'}` : 'none'}
      isChanged={windowSeconds.isChanged || by.isChanged || of.isChanged}
    >
      <NumberSetting
        label="Length"
        unit="s"
        description="One message for each window and group, by the records' timestamps. 0: no window."
        setting={windowSeconds}
      />
      {(isOpen || by.isChanged) && <ExpressionSetting label="Grouped by" placeholder="the key" setting={by} />}
      {(isOpen || of.isChanged) && (
        <ExpressionSetting
          label="Summed up"
          placeholder="value.amount"
          description="A number. Empty: counted alone."
          setting={of}
        />
      )}
      {isOpen && (
        <p className={styles.hint}>
          An expression for the new value sees by, count, sum, min, max, avg, start and end.
        </p>
      )}
    </Section>
  )
}
