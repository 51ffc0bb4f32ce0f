import type { ServiceBehaviour } from '../../../../shared/topology/behaviour'
import styles from '../Inspector.module.css'
import { ExpressionSetting } from '../settings/ExpressionSetting'
import { NumberSetting } from '../settings/NumberSetting'
import { Section } from '../settings/Section'
import type { Settings } from '../settings/settingsOf'
import { workSummary } from './workSummary'

type Work = Settings<
  Pick<
    ServiceBehaviour,
    'delayMs' | 'waitMs' | 'batchSeconds' | 'failShare' | 'failWhere' | 'failSeconds' | 'retries' | 'backoffMs'
  >
>

/** How long a record takes, when it fails and what happens then. */
export const WorkSection = ({ settings }: { readonly settings: Work }) => {
  const { delayMs, waitMs, batchSeconds, failShare, failWhere, failSeconds, retries, backoffMs } = settings
  const fails = failShare.isChanged || failWhere.isChanged || failSeconds.isChanged
  return (
    <Section
      title="Work"
      summary={workSummary(settings)}
      isChanged={Object.values(settings).some(({ isChanged }) => isChanged)}
    >
      <NumberSetting
        label="Time for each record"
        unit="ms"
        description="An instance works on one record at a time, whatever its partitions."
        setting={delayMs}
      />
      <div className={styles.pair}>
        <NumberSetting label="Waits until it is old" unit="ms" setting={waitMs} />
        <NumberSetting label="In batches, every" unit="s" setting={batchSeconds} />
      </div>
      <p className={styles.hint}>
        A record waits until it is so old, as in a retry topic, or for the next batch, as for a nightly job; 0: as it
        comes.
      </p>
      <NumberSetting label="Attempts that fail by chance" unit="%" setting={failShare} />
      <ExpressionSetting
        label="Records that always fail"
        description="However often they are tried. Empty: none."
        placeholder="value.amount < 0"
        verb="fail"
        setting={failWhere}
      />
      {fails && (
        <NumberSetting
          label="Stops failing after"
          unit="s"
          description="Counted from the start of the service; 0 = never."
          setting={failSeconds}
        />
      )}
      <div className={styles.pair}>
        <NumberSetting label="Retries" setting={retries} />
        <NumberSetting label="Wait before the first" unit="ms" setting={backoffMs} />
      </div>
      <p className={styles.hint}>
        The wait doubles with each retry. A record that fails them all goes where the service produces its failures, and
        without such a topic it is named and passed over.
      </p>
    </Section>
  )
}
