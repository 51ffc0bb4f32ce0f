import { Button, Select } from '@mantine/core'
import { IconEraser, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { formatCount } from '../../ui/figures'
import { useBoard, useCounters, useTopology, useWorkspace } from '../boardContext'

/** Which topic, pause and clear. */
export function MessagesTools() {
  const { live } = useBoard()
  const paused = useCounters((state) => state.paused)
  const waiting = useCounters((state) => state.waiting)
  return (
    <>
      <TopicChoice />
      <Button
        size="xs"
        aria-pressed={paused}
        leftSection={paused ? <IconPlayerPlayFilled size={12} /> : <IconPlayerPauseFilled size={12} />}
        onClick={() => live.setPaused(!paused)}
      >
        {paused ? `Go on · ${formatCount(waiting)} waiting` : 'Pause'}
      </Button>
      <Button size="xs" leftSection={<IconEraser size={14} />} onClick={live.clear}>
        Clear
      </Button>
    </>
  )
}

const ALL = 'all'

function TopicChoice() {
  const { workspace } = useBoard()
  const { topics } = useTopology()
  const topicId = useWorkspace((state) => state.drawer.topicId)
  const choose = (value: string | null) =>
    workspace.setState(({ drawer }) => ({ drawer: { ...drawer, topicId: value === ALL ? null : value } }))
  return (
    <Select
      aria-label="Topic"
      w={200}
      size="xs"
      allowDeselect={false}
      searchable={topics.size > 8}
      data={[
        { value: ALL, label: 'all topics' },
        ...[...topics.values()].map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={topicId !== null && topics.has(topicId) ? topicId : ALL}
      onChange={choose}
    />
  )
}
