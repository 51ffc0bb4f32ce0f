import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconMinus,
  IconPlayerPlayFilled,
  IconPlayerStopFilled,
  IconPlugConnectedX,
  IconPlus,
  IconSend,
  IconStackPush,
} from '@tabler/icons-react'
import { NodeToolbar, Position } from '@xyflow/react'
import type { ComponentType } from 'react'
import { useStore } from 'zustand'
import type { Service } from '../../../../shared/topology/model'
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
import { asIfSelected } from '../../asIfSelected'
import { useCanvas } from '../../canvasContext'

const GAP = 6

/** Beside a service that is pointed at or selected: its life, its number of instances, and a message by hand. */
export function ServiceTools({ service }: { service: Service }) {
  const canvas = useCanvas()
  useStore(canvas.live.counters, ({ runs }) => runs.get(service.id))
  const context = asIfSelected(canvas, service.id)
  const tool = (command: Command, icon: Icon) => (
    <Tool command={command} icon={icon} disabled={!command.enabled(context)} onClick={() => command.run(context)} />
  )
  return (
    <NodeToolbar isVisible position={Position.Top} align="start" offset={GAP} className="sb-tools nodrag nopan">
      {tool(startSelected, IconPlayerPlayFilled)}
      {tool(stopSelected, IconPlayerStopFilled)}
      {tool(crashSelected, IconPlugConnectedX)}
      <hr />
      {tool(scaleDown, IconMinus)}
      <output title="Instances">{instancesOf(service)}</output>
      {tool(scaleUp, IconPlus)}
      {produceOne.enabled(context) && (
        <>
          <hr />
          {tool(produceOne, IconSend)}
          {tool(produceBurst, IconStackPush)}
        </>
      )}
    </NodeToolbar>
  )
}

type Icon = ComponentType<{ readonly size?: number; readonly stroke?: number }>
type ToolProps = {
  readonly command: Command
  readonly icon: Icon
  readonly disabled: boolean
  readonly onClick: () => void
}

const Tool = ({ command: { label, shortcuts }, icon: Icon, disabled, onClick }: ToolProps) => (
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
