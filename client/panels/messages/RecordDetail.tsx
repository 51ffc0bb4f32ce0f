import { ActionIcon, Button, CopyButton, Tooltip } from '@mantine/core'
import { type Icon, IconArrowLeft, IconBraces, IconCheck, IconCopy, IconRoute, IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { WireRecord } from '../../../shared/protocol/records'
import { keyColor } from '../../live/keyColor'
import { formatOffset } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import { useSmallScreen } from '../../ui/useSmallScreen'
import { useBoard } from '../boardContext'
import { followEvent } from '../follow/followEvent'
import { onFollowKey } from '../follow/onFollowKey'
import type { RecordPlace } from '../openBoard'
import { useAnswer } from '../useAnswer'
import { KeyHistory } from './KeyHistory'
import { partText } from './partText'
import styles from './Record.module.css'
import { RecordHeaders } from './RecordHeaders'
import { recordJson } from './recordJson'
import { ValueView } from './ValueView'

/** One record, read from the cluster again, whole up to 64 kB a part. */
export function RecordDetail({ place }: { readonly place: RecordPlace }) {
  const { opened } = useBoard()
  const { answer: record, problem } = useAnswer('record:open', place)
  const isSmall = useSmallScreen()
  return (
    <aside className={styles.detail} aria-label="Record">
      <header className={styles.detailHead}>
        <h3>
          {place.topic} <span>partition</span> {place.partition} <span>offset</span> {formatOffset(place.offset)}
        </h3>
        <FollowButton place={place} />
        {record && <CopyButtons place={place} record={record} />}
        <ActionIcon
          className={styles.close}
          size={24}
          aria-label="Close the record"
          onClick={() => opened.setState({ place: null })}
        >
          {isSmall ? <IconArrowLeft size={18} /> : <IconX size={15} />}
        </ActionIcon>
      </header>
      {problem && <ProblemNote problem={problem} />}
      {!record && !problem && <p className={styles.reading}>Reading the record…</p>}
      {record && <RecordParts place={place} record={record} />}
    </aside>
  )
}

/** `F` does the same anywhere on the page. */
function FollowButton({ place }: { readonly place: RecordPlace }) {
  const board = useBoard()
  useEffect(() => {
    const press = onFollowKey(board, place)
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [board, place])
  return (
    <Button
      className={styles.follow}
      size="xs"
      variant="subtle"
      aria-label="Follow this event"
      leftSection={<IconRoute size={14} />}
      title="Follow this event (F)"
      onClick={() => followEvent(board, place)}
    >
      Follow this event
    </Button>
  )
}

type RecordPartsProps = { readonly place: RecordPlace; readonly record: WireRecord }

const RecordParts = ({ place, record }: RecordPartsProps) => (
  <>
    <dl className={styles.facts}>
      <dt>Time</dt>
      <dd className={styles.mono}>{new Date(Number(record.timestamp)).toISOString()}</dd>
      <dt>Key</dt>
      <dd>
        <i className={styles.swatch} style={{ background: keyColor(record.key) }} />
        {record.key === null ? 'none' : partText(record.key)}
        {record.key !== null && <KeyHistory place={place} of={record.key} />}
      </dd>
    </dl>
    <ValueView place={place} value={record.value} />
    <RecordHeaders headers={record.headers} />
  </>
)

const CopyButtons = ({ place, record }: RecordPartsProps) => (
  <>
    <Copy label="Copy as JSON" Icon={IconBraces} text={recordJson({ topic: place.topic, record })} />
    {record.key !== null && <Copy label="Copy key" Icon={IconCopy} text={partText(record.key)} />}
  </>
)

type CopyProps = { readonly label: string; readonly Icon: Icon; readonly text: string }

const Copy = ({ label, Icon, text }: CopyProps) => (
  <CopyButton value={text}>
    {({ copied, copy }) => (
      <Tooltip label={copied ? 'Copied' : label}>
        <ActionIcon size={26} aria-label={copied ? 'Copied' : label} onClick={copy}>
          {copied ? <IconCheck size={15} /> : <Icon size={15} />}
        </ActionIcon>
      </Tooltip>
    )}
  </CopyButton>
)
