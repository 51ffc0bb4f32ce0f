import type { MouseEvent } from 'react'
import { useMemo } from 'react'
import type { Command } from '../board/commands/command'
import { isMac, shortcutLabel } from '../board/commands/shortcut'
import type { Canvas } from './canvasContext'
import { BOARD_COMMANDS, ELEMENT_COMMANDS, iconOf } from './contextCommands'

type Pointed = { readonly id: string }

/** A right click, or the menu key: what can be done to what is under it, or to the whole selection that it is part of. */
export function useContextMenu(canvas: Canvas) {
  return useMemo(() => {
    const open = (event: MouseEvent | globalThis.MouseEvent, title: string, offered: readonly Command[]) => {
      event.preventDefault()
      const choices = offered
        .filter((command) => command.enabled(canvas))
        .map((command) => ({
          label: command.label,
          hint: '',
          keys: shortcutOf(command),
          icon: iconOf(command),
          pick: () => command.run(canvas),
        }))
      canvas.picker.setState({ picking: { at: { x: event.clientX, y: event.clientY }, title, choices } })
    }
    const onElement = (event: MouseEvent, { id }: Pointed) => {
      const { selection } = canvas.workspace.getState()
      if (!selection.has(id)) canvas.workspace.setState({ selection: new Set([id]) })
      const { size } = canvas.workspace.getState().selection
      open(event, size === 1 ? nameOf(canvas, id) : `${size} selected`, ELEMENT_COMMANDS)
    }
    return {
      onNodeContextMenu: onElement,
      onEdgeContextMenu: onElement,
      onPaneContextMenu: (event: MouseEvent | globalThis.MouseEvent) => {
        canvas.workspace.setState({ selection: new Set() })
        open(event, 'Board', BOARD_COMMANDS)
      },
    }
  }, [canvas])
}

function nameOf({ session }: Canvas, id: string): string {
  const { services, topics, stores, notes } = session.state.getState().topology
  const name = [services, topics, stores].map((nodes) => nodes.get(id)?.name).find(Boolean)
  return name ?? (notes.has(id) ? 'Note' : 'Connection')
}

const shortcutOf = ({ shortcuts: [first] }: Command) => (first === undefined ? '' : shortcutLabel(first, isMac()))
