import { ActionIcon, Tooltip } from '@mantine/core'
import { NodeToolbar, Position } from '@xyflow/react'
import { useStore } from 'zustand'
import type { Service } from '../../../../shared/topology/model'
import { asIfSelected } from '../../../board/commands/asIfSelected'
import type { Command } from '../../../board/commands/command'
import {
  crashSelected,
  instancesOf,
  produceBurst,
  produceOne,
  scaleDown,
  scaleUp,
  startSelected,
  stopSelected,
} from '../../../board/commands/running'
import { isMac, shortcutLabel } from '../../../board/commands/shortcut'
import { commandIcon } from '../../../ui/commandIcon'
import { useCanvas } from '../../canvasContext'

const GAP = 6

/** Beside a service that is pointed at or selected: its life, its number of instances, and a message by hand. */
export function ServiceTools({ service }: { service: Service }) {
  const canvas = useCanvas()
  useStore(canvas.live.counters, ({ runs }) => runs.get(service.id))
  const context = asIfSelected(canvas, service.id)
  const tool = (command: Command) => (
    <Tool command={command} disabled={!command.enabled(context)} onClick={() => command.run(context)} />
  )
  return (
    <NodeToolbar isVisible position={Position.Top} align="start" offset={GAP} className="sb-tools nodrag nopan">
      {tool(startSelected)}
      {tool(stopSelected)}
      {tool(crashSelected)}
      <hr />
      {tool(scaleDown)}
      <output title="Instances">{instancesOf(service)}</output>
      {tool(scaleUp)}
      {produceOne.enabled(context) && (
        <>
          <hr />
          {tool(produceOne)}
          {tool(produceBurst)}
        </>
      )}
    </NodeToolbar>
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
