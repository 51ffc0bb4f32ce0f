import type { MouseEvent } from 'react'
import { useMemo } from 'react'
import type { Position } from '../../shared/topology/model'
import { boardMenu, type ContextMenu, elementMenu, menuChoices } from '../board/commands/contextCommands'
import { isSmallScreen } from '../ui/useSmallScreen'
import type { Canvas } from './canvasContext'
import type { Spot } from './editing'
import { connectionsOf, type FlowEdge, type FlowNode } from './flowElements'

/** A right click: what can be done to what is under it, or to the whole selection that it is part of. */
export function useContextMenu(canvas: Canvas) {
  return useMemo(() => {
    const open = (event: MouseEvent | globalThis.MouseEvent, menu: ContextMenu) => {
      event.preventDefault()
      const shown = isSmallScreen() ? withoutDrawing(menu) : menu
      if (shown.commands.length > 0) openMenu(canvas, shown, { x: event.clientX, y: event.clientY })
    }
    return {
      onNodeContextMenu: (event: MouseEvent, { id }: FlowNode) => open(event, elementMenu(canvas, id)),
      onEdgeContextMenu: (event: MouseEvent, edge: FlowEdge) =>
        open(event, elementMenu(canvas, ...connectionsOf(edge))),
      onPaneContextMenu: (event: MouseEvent | globalThis.MouseEvent) => open(event, boardMenu(canvas)),
    }
  }, [canvas])
}

/** The same by keyboard: of what has the focus, otherwise of what is selected, otherwise of the board. */
export function openMenuAtFocus(canvas: Canvas, { page }: Spot) {
  const focused = document.activeElement
  if (focused?.closest(ELEMENTS)) return rightClick(focused)
  const [selected] = canvas.workspace.getState().selection
  if (selected === undefined) return openMenu(canvas, boardMenu(canvas), page)
  const element = [...document.querySelectorAll(ELEMENTS)].find((one) => one.getAttribute('data-id') === selected)
  if (element) rightClick(element)
  else openMenu(canvas, elementMenu(canvas, selected), page)
}

/** As the browser itself does with the menu key, but in its middle; whatever has a menu of its own there answers. */
function rightClick(element: Element) {
  const { x, y, width, height } = element.getBoundingClientRect()
  const [clientX, clientY] = [x + width / 2, y + height / 2]
  element.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX, clientY }))
}

const ELEMENTS = '.react-flow__node, .react-flow__edge'

const openMenu = (canvas: Canvas, menu: ContextMenu, at: Position) =>
  canvas.picker.setState({ picking: { at, title: menu.title, choices: menuChoices(menu, canvas) } })

/** On a phone services are run, and nothing is drawn. */
const withoutDrawing = ({ title, commands }: ContextMenu): ContextMenu => ({
  title,
  commands: commands.filter(({ group }) => group === 'Run' || group === 'View'),
})
