import type { TimelineSample } from '../../../shared/protocol/run'
import { figureOf } from './momentSentence'
import styles from './Timeline.module.css'
import type { TimelineLine } from './timelineLines'

type TimelineLegendProps = {
  readonly lines: readonly TimelineLine[]
  readonly sample: TimelineSample | null
  readonly hidden: ReadonlySet<string>
  readonly onToggle: (id: string) => void
}

/** Each line with its figure at the moment that is looked at; pressing one takes it out of the chart, or back in. */
export const TimelineLegend = ({ lines, sample, hidden, onToggle }: TimelineLegendProps) => (
  <ul className={styles.legend} aria-label="Lines">
    {lines.map((line) => {
      const id = `${line.kind} ${line.key}`
      return (
        <li key={id}>
          <button
            type="button"
            className={styles.line}
            aria-pressed={!hidden.has(id)}
            title={`${line.kind === 'rate' ? 'Rate of' : 'Lag of'} ${line.name}`}
            onClick={() => onToggle(id)}
          >
            <svg width="18" height="8" aria-hidden="true" style={{ color: `var(${line.color})` }}>
              <path d="M0 4H18" stroke="currentColor" strokeWidth="2" strokeDasharray={line.dash.join(' ')} />
            </svg>
            {line.name} <b>{figureOf(line, sample)}</b>
          </button>
        </li>
      )
    })}
  </ul>
)
