import type { StoreContents } from '../../../shared/protocol/runRequests'
import { keyColorIndex } from '../../live/keyColor'
import { inOrder } from './inOrder'
import { RowScroller } from './RowScroller'
import styles from './Store.module.css'

/** Entries in the order of their keys; each key has the colour that it has on its dots. */
export const EntryTable = ({ entries }: Pick<StoreContents, 'entries'>) => (
  <RowScroller
    label="Entries"
    heads={
      <>
        <th scope="col">Key</th>
        <th scope="col">Value</th>
      </>
    }
    widths="minmax(120px, 1fr) minmax(200px, 4fr)"
    rows={inOrder(entries)}
    render={({ key, value, isCut }) => (
      <tr key={key}>
        <th scope="row">
          <i className={styles.swatch} style={{ background: `var(--k${keyColorIndex(key)})` }} />
          {key}
        </th>
        <td className={styles.value} title={value}>
          {isCut ? `${value}…` : value}
        </td>
      </tr>
    )}
  />
)
