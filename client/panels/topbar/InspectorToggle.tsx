import { ActionIcon, Tooltip } from '@mantine/core'
import { IconLayoutSidebarRight } from '@tabler/icons-react'
import { useBoard, useWorkspace } from '../boardContext'

export function InspectorToggle() {
  const { workspace } = useBoard()
  const open = useWorkspace((state) => state.inspectorOpen)
  const label = open ? 'Hide the inspector' : 'Show the inspector'
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} aria-pressed={open} onClick={() => workspace.setState({ inspectorOpen: !open })}>
        <IconLayoutSidebarRight size={17} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
}
