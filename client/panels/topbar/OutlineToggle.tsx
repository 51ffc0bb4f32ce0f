import { ActionIcon, Tooltip } from '@mantine/core'
import { IconListTree } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { settings } from '../../board/settings'

export function OutlineToggle() {
  const open = useStore(settings, (state) => state.outline === 'on')
  const label = open ? 'Hide the outline' : 'Show the outline'
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        aria-pressed={open}
        onClick={() => settings.setState({ outline: open ? 'off' : 'on' })}
      >
        <IconListTree size={17} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
}
