import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { copy, removeCopied, selectedText } from '../board/commands/copying'
import { handleKey, placeOf } from '../board/commands/handleKey'
import { pasteText } from '../board/commands/pasting'
import type { Canvas } from './canvasContext'
import { connectionsOf, type FlowEdge, type FlowNode } from './flowElements'

/** Keys, and the browser's own copy, cut and paste, for as long as this board is open. */
export function useKeys(canvas: Canvas) {
  const flow = useStoreApi<FlowNode, FlowEdge>()
  useEffect(() => {
    const dialogIsOpen = () => canvas.workspace.getState().dialog !== null
    let forDialog = false
    // Before anybody else: the Escape that closes a dialog is the dialog's still when it arrives here.
    const beforeKey = () => {
      forDialog = dialogIsOpen()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || flow.getState().connection.inProgress) return
      if (forDialog) handleKey(event, canvas, 'field')
      else if (selectFocused(event, canvas, flow.getState().edges)) event.preventDefault()
      else handleKey(event, canvas)
    }
    // Where nothing has the focus, these events begin at any element; what has the focus tells whom they are for, and buttons have no use for them.
    const isForCanvas = (event: Event) =>
      !event.defaultPrevented && !dialogIsOpen() && placeOf(document.activeElement) !== 'field'
    const onCopy = (event: ClipboardEvent) => {
      if (!isForCanvas(event) || hasSelectedText() || !copy.enabled(canvas)) return
      event.clipboardData?.setData('text/plain', selectedText(canvas))
      event.preventDefault()
      if (event.type === 'cut') removeCopied(canvas, canvas.workspace.getState().selection)
    }
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (!isForCanvas(event) || !text.trim()) return
      event.preventDefault()
      void pasteText(canvas, text)
    }
    const listeners = { keydown: onKey, copy: onCopy, cut: onCopy, paste: onPaste } as const
    window.addEventListener('keydown', beforeKey, true)
    for (const [name, listener] of Object.entries(listeners)) document.addEventListener(name, listener as EventListener)
    return () => {
      window.removeEventListener('keydown', beforeKey, true)
      for (const [name, listener] of Object.entries(listeners))
        document.removeEventListener(name, listener as EventListener)
    }
  }, [canvas, flow])
}

const hasSelectedText = () => document.getSelection()?.isCollapsed === false

/** Enter and Space on a node or edge that Tab has reached select it; Enter once more renames it. */
function selectFocused(
  { key, target, shiftKey }: KeyboardEvent,
  { workspace }: Canvas,
  edges: readonly FlowEdge[],
): boolean {
  if ((key !== 'Enter' && key !== ' ') || !(target instanceof Element)) return false
  const id = target.matches('.react-flow__node, .react-flow__edge') ? target.getAttribute('data-id') : null
  const { selection } = workspace.getState()
  if (id === null) return false
  const edge = edges.find((one) => one.id === id)
  const ids = edge ? connectionsOf(edge) : [id]
  if (ids.every((one) => selection.has(one))) return false
  workspace.setState({ selection: new Set(shiftKey ? [...selection, ...ids] : ids) })
  return true
}
