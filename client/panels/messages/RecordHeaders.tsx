import type { WireRecord } from '../../../shared/protocol/records'
import { partText } from './partText'
import styles from './Record.module.css'

/** In the record's own order; names may repeat, and values may be binary or missing. */
export function RecordHeaders({ headers }: Pick<WireRecord, 'headers'>) {
  if (headers.length === 0) return <p className={styles.reading}>No headers</p>
  const numbered = headers.map((header, position) => ({ header, position }))
  return (
    <table className={styles.headers}>
      <caption>Headers</caption>
      <tbody>
        {numbered.map(({ header: [name, value], position }) => (
          <tr key={position}>
            <th scope="row">{name}</th>
            <td className={styles.mono}>
              {value === null ? <em>null</em> : partText(value)}
              {value?.as === 'base64' && <em> binary</em>}
              {value?.cut && <em> cut, {value.bytes} bytes</em>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
