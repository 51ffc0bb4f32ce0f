import type { MouseEvent } from 'react'
import { useMemo } from 'react'
import { boardMenu, type ContextMenu, elementMenu, menuChoices } from '../board/commands/contextCommands'
import type { Canvas } from './canvasContext'

type Pointed = { readonly id: string }

/** A right click, or the menu key: what can be done to what is under it, or to the whole selection that it is part of. */
export function useContextMenu(canvas: Canvas) {
  return useMemo(() => {
    const open = (event: MouseEvent | globalThis.MouseEvent, menu: ContextMenu) => {
      event.preventDefault()
      const at = { x: event.clientX, y: event.clientY }
      canvas.picker.setState({ picking: { at, title: menu.title, choices: menuChoices(menu, canvas) } })
    }
    const onElement = (event: MouseEvent, { id }: Pointed) => open(event, elementMenu(canvas, id))
    return {
      onNodeContextMenu: onElement,
      onEdgeContextMenu: onElement,
      onPaneContextMenu: (event: MouseEvent | globalThis.MouseEvent) => open(event, boardMenu(canvas)),
    }
  }, [canvas])
}
