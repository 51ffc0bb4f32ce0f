import { ActionIcon, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Command, CommandContext } from '../../../board/commands/command'
import {
  crashSelected,
  produceBurst,
  produceOne,
  scaleDown,
  scaleUp,
  startSelected,
  stopSelected,
} from '../../../board/commands/running'
import { isMac, shortcutLabel } from '../../../board/commands/shortcut'
import { commandIcon } from '../../../ui/commandIcon'

type RunToolsProps = {
  /** Its selection is what the tools are for. */
  readonly context: CommandContext
  /** Between one instance less and one more. */
  readonly middle: ReactNode
}

/** Start, stop, crash, scale, and messages by hand where there are some to produce. */
export function RunTools({ context, middle }: RunToolsProps) {
  const tool = (command: Command) => (
    <Tool command={command} disabled={!command.enabled(context)} onClick={() => command.run(context)} />
  )
  return (
    <>
      {tool(startSelected)}
      {tool(stopSelected)}
      {tool(crashSelected)}
      <hr />
      {tool(scaleDown)}
      {middle}
      {tool(scaleUp)}
      {produceOne.enabled(context) && (
        <>
          <hr />
          {tool(produceOne)}
          {tool(produceBurst)}
        </>
      )}
    </>
  )
}

type ToolProps = {
  readonly command: Command
  readonly disabled: boolean
  readonly onClick: () => void
}

function Tool({ command, disabled, onClick }: ToolProps) {
  const { id, label, shortcuts } = command
  const Icon = commandIcon(id)
  return (
    <Tooltip label={`${label}  ${shortcutLabel(shortcuts[0] ?? '', isMac())}`} openDelay={300}>
      <ActionIcon
        size={24}
        aria-label={label}
        aria-disabled={disabled}
        data-disabled={disabled || undefined}
        onClick={() => disabled || onClick()}
      >
        <Icon size={14} stroke={1.8} />
      </ActionIcon>
    </Tooltip>
  )
}
