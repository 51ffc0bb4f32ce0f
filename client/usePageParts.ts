import { type SyntheticEvent, useEffect, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { PARTS, type Part, type WorkspaceStore } from './board/workspace'
import { keepFocus } from './keepFocus'

/** Knows in which part of the page somebody works, and gives a part the focus when it is asked for. */
export function usePageParts(workspace: WorkspaceStore) {
  const page = useRef<HTMLDivElement>(null)
  const waiting = useRef<MutationObserver>(null)
  const goTo = useStore(workspace, (state) => state.goTo)
  // Once everything is drawn that was changed together with this wish: what is selected is in the inspector then.
  useLayoutEffect(() => {
    if (goTo === null) return
    workspace.setState({ goTo: null })
    waiting.current?.disconnect()
    if (page.current) waiting.current = focusPart(page.current, goTo)
  }, [workspace, goTo])
  useEffect(() => () => waiting.current?.disconnect(), [])
  useEffect(() => {
    const toCanvas = () => workspace.setState({ goTo: 'canvas' })
    return page.current ? keepFocus(page.current, toCanvas) : undefined
  }, [workspace])
  const notice = ({ target }: SyntheticEvent) => {
    const part = PARTS.find((one) => target instanceof Element && target.closest(`[data-part="${one}"]`))
    if (part && part !== workspace.getState().part) workspace.setState({ part })
  }
  return { ref: page, onFocusCapture: notice, onClickCapture: notice }
}

/** At once where it can be; what is still to be drawn gets the focus when it is there. Answers what waits for that. */
function focusPart(page: HTMLElement, part: Part): MutationObserver | null {
  const isThere = () => {
    const start = startOf(page, part)
    start?.focus()
    return start !== null
  }
  if (isThere()) return null
  const waiting = new MutationObserver(() => isThere() && waiting.disconnect())
  waiting.observe(page, { childList: true, subtree: true })
  return waiting
}

const STARTS = ['[data-part-start]', 'input, textarea, [contenteditable="true"]', 'button']

/** Where a part says it begins, otherwise its first field, otherwise its first button. */
function startOf(page: HTMLElement, part: Part): HTMLElement | null {
  const shown = STARTS.flatMap((start) =>
    [...page.querySelectorAll<HTMLElement>(`[data-part="${part}"] :is(${start})`)].filter((one) =>
      one.checkVisibility(),
    ),
  )
  return shown[0] ?? null
}
