import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCommand,
  IconMaximize,
  IconPointer,
  IconSitemap,
} from '@tabler/icons-react'
import type { ComponentType, DragEvent } from 'react'
import { useStore } from 'zustand'
import type { NodeKind } from '../../shared/topology/model'
import { addNote, addService, addStore, addTopic } from '../board/commands/adding'
import { showCommands } from '../board/commands/asking'
import type { Command } from '../board/commands/command'
import { redo, undo } from '../board/commands/history'
import { fingersSelect, selectNone } from '../board/commands/selecting'
import { isMac, shortcutLabel } from '../board/commands/shortcut'
import { fit, tidy } from '../board/commands/viewing'
import { NODE_KINDS } from '../ui/nodeKinds'
import { useCanvas } from './canvasContext'
import { useTouch } from './useTouch'

/** The type under which a kind of node travels from here to the canvas. */
export const DRAGGED_KIND = 'application/x-streamboard-kind'

/** The bar on the left: click a kind to add one in the middle of the view, or drag it to its place. */
export function Palette() {
  const touches = useTouch()
  return (
    <div className="sb-palette" role="toolbar" aria-label="Add and arrange" aria-orientation="vertical">
      {touches ? <TouchTools /> : <Tool command={selectNone} label="Select" icon={IconPointer} on />}
      <Tool command={addService} kind="service" icon={NODE_KINDS.service.icon} />
      <Tool command={addTopic} kind="topic" icon={NODE_KINDS.topic.icon} />
      <Tool command={addStore} kind="store" icon={NODE_KINDS.store.icon} />
      <Tool command={addNote} kind="note" icon={NODE_KINDS.note.icon} />
      <hr />
      <Tool command={tidy} icon={IconSitemap} />
      <Tool command={fit} icon={IconMaximize} />
      <Tool command={showCommands} icon={IconCommand} />
    </div>
  )
}

/** What a mouse does by dragging, and a keyboard by Ctrl+Z. */
function TouchTools() {
  const selects = useStore(useCanvas().workspace, (state) => state.fingersSelect)
  return (
    <>
      <Tool command={fingersSelect} label="Select" icon={IconPointer} on={selects} pressed={selects} />
      <Tool command={undo} icon={IconArrowBackUp} />
      <Tool command={redo} icon={IconArrowForwardUp} />
    </>
  )
}

type ToolProps = {
  readonly command: Command
  readonly icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>
  readonly label?: string
  readonly kind?: NodeKind
  readonly on?: boolean
  readonly pressed?: boolean
}

function Tool({ command, icon: Icon, label = command.label, kind, on = false, pressed }: ToolProps) {
  const canvas = useCanvas()
  const [shortcut] = command.shortcuts
  const drag = kind && {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData(DRAGGED_KIND, kind)
      event.dataTransfer.effectAllowed = 'copy'
      canvas.inserting.setState({ carried: kind })
    },
    onDragEnd: () => canvas.inserting.setState({ carried: null, held: null }),
  }
  const hint = shortcut ? `${label}  ${shortcutLabel(shortcut, isMac())}` : label
  return (
    <Tooltip label={hint} position="right" openDelay={300}>
      <ActionIcon
        variant="subtle"
        size={36}
        className={on ? 'sb-tool sb-on' : 'sb-tool'}
        aria-label={label}
        aria-pressed={pressed}
        onClick={() => command.enabled(canvas) && command.run(canvas)}
        {...drag}
      >
        <Icon size={20} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  )
}
