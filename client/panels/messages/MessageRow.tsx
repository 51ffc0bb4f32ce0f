import { memo } from 'react'
import { useStore } from 'zustand'
import type { WireRecord } from '../../../shared/protocol/records'
import { keyColor } from '../../live/keyColor'
import { plainName } from '../../live/plainName'
import { formatBytes, formatClock, formatOffset } from '../../ui/figures'
import { useBoard, useBoardState } from '../boardContext'
import { onFollowKey } from '../follow/onFollowKey'
import styles from './Messages.module.css'
import { partText, recordBytes, valuePreview } from './partText'

type MessageRowProps = {
  readonly topic: string
  readonly record: WireRecord
  readonly times?: number | undefined
}

export const MessageRow = memo(function MessageRow({ topic, record, times }: MessageRowProps) {
  const board = useBoard()
  const prefix = useBoardState((state) => state.prefix)
  const { partition, offset, timestamp, key, value, headers } = record
  const here = { topic, partition, offset }
  const chosen = useStore(
    board.opened,
    ({ place }) => place?.topic === topic && place.partition === partition && place.offset === offset,
  )
  return (
    <tr className={styles.row} data-chosen={chosen}>
      <td className={styles.mono}>
        <button
          type="button"
          className={styles.open}
          onClick={() => board.opened.setState({ place: here })}
          onKeyDown={onFollowKey(board, here)}
        >
          {formatClock(timestamp)}
        </button>
      </td>
      <td>{plainName(topic, prefix)}</td>
      <td>{partition}</td>
      <td>{formatOffset(offset)}</td>
      <td>
        <i className={styles.swatch} style={{ background: keyColor(key) }} />
        {key === null ? <em>none</em> : partText(key)}
      </td>
      <td className={styles.value} data-tombstone={value === null}>
        {valuePreview(record)}
      </td>
      <td>{formatBytes(recordBytes(record))}</td>
      <td>{headers.length}</td>
      {times !== undefined && <td>{times}</td>}
    </tr>
  )
})
