import type { LedgerRecord } from '../../../shared/protocol/runRequests'
import { formatOffset, formatTime } from '../../ui/figures'
import { useBoard } from '../boardContext'
import { partText } from '../messages/partText'
import type { RecordPlace } from '../openBoard'
import styles from './Ledger.module.css'

/** Each record that was handled out of order, with the later one of its key that came first; both open beside it. */
export const OvertakenRecords = ({ records }: { readonly records: readonly LedgerRecord[] }) => (
  <div className={styles.panel}>
    <table className={styles.pairs} aria-label="Out of order">
      <thead>
        <tr className={styles.columns}>
          <th scope="col">Written</th>
          <th scope="col">Key</th>
          <th scope="col">This record was handled</th>
          <th scope="col">after this later one</th>
        </tr>
      </thead>
      <tbody className={styles.rows}>
        {records.map((record) => (
          <tr key={`${record.partition} ${record.offset}`}>
            <td>{formatTime(Number(record.timestamp))}</td>
            <td>{record.key === null ? <span className={styles.quiet}>none</span> : partText(record.key)}</td>
            <td>
              <PlaceButton place={record} />
            </td>
            <td>{record.after && <PlaceButton place={{ topic: record.topic, ...record.after }} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

function PlaceButton({ place: { topic, partition, offset } }: { readonly place: RecordPlace }) {
  const { opened } = useBoard()
  return (
    <button
      type="button"
      className={styles.figure}
      onClick={() => opened.setState({ place: { topic, partition, offset } })}
    >
      lane {partition}, offset {formatOffset(offset)}
    </button>
  )
}
