import type { MouseEvent } from 'react'
import { useMemo } from 'react'
import type { Command } from '../board/commands/command'
import { boardMenu, type ContextMenu, elementMenu } from '../board/commands/contextCommands'
import { isMac, shortcutLabel } from '../board/commands/shortcut'
import { commandIcon } from '../ui/commandIcon'
import type { Canvas } from './canvasContext'

type Pointed = { readonly id: string }

/** A right click, or the menu key: what can be done to what is under it, or to the whole selection that it is part of. */
export function useContextMenu(canvas: Canvas) {
  return useMemo(() => {
    const open = (event: MouseEvent | globalThis.MouseEvent, { title, commands }: ContextMenu) => {
      event.preventDefault()
      const choices = commands.map((command) => ({
        label: command.label,
        hint: '',
        keys: shortcutOf(command),
        icon: commandIcon(command.id),
        pick: () => command.run(canvas),
      }))
      canvas.picker.setState({ picking: { at: { x: event.clientX, y: event.clientY }, title, choices } })
    }
    const onElement = (event: MouseEvent, { id }: Pointed) => open(event, elementMenu(canvas, id))
    return {
      onNodeContextMenu: onElement,
      onEdgeContextMenu: onElement,
      onPaneContextMenu: (event: MouseEvent | globalThis.MouseEvent) => open(event, boardMenu(canvas)),
    }
  }, [canvas])
}

const shortcutOf = ({ shortcuts: [first] }: Command) => (first === undefined ? '' : shortcutLabel(first, isMac()))
