import { ActionIcon, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Command } from '../board/commands/command'
import { isMac, shortcutLabel } from '../board/commands/shortcut'
import { commandIcon } from '../ui/commandIcon'
import { useCanvas } from './canvasContext'

type CommandButtonProps = {
  readonly command: Command
  /** Of something that is on or off. */
  readonly on?: boolean
  /** In the place of its icon. */
  readonly children?: ReactNode
}

/** A command that stands on the canvas; its shortcut is told by the tooltip. */
export function CommandButton({ command, on, children }: CommandButtonProps) {
  const canvas = useCanvas()
  const Icon = commandIcon(command.id)
  const [shortcut] = command.shortcuts
  return (
    <Tooltip label={shortcut ? `${command.label}  ${shortcutLabel(shortcut, isMac())}` : command.label}>
      <ActionIcon
        size={26}
        className={on ? 'sb-on' : undefined}
        aria-label={command.label}
        aria-pressed={on}
        onClick={() => command.enabled(canvas) && command.run(canvas)}
      >
        {children ?? <Icon size={16} stroke={1.7} />}
      </ActionIcon>
    </Tooltip>
  )
}
