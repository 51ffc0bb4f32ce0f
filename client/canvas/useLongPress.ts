import type { PointerEvent, TouchEvent } from 'react'
import { useMemo, useRef } from 'react'

const LONG_MS = 600
/** Pixels that a resting finger may stray. */
const STRAY = 10

/** A finger that rests opens the context menu of what is under it, also where the browser does not do that by itself. */
export function useLongPress() {
  const pressed = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly x: number; readonly y: number }>(
    null,
  )
  return useMemo(() => {
    const end = () => {
      clearTimeout(pressed.current?.timer)
      pressed.current = null
    }
    let asked = false
    return {
      onPointerDownCapture({ pointerType, isPrimary, target, clientX, clientY }: PointerEvent) {
        end()
        asked = false
        if (pointerType !== 'touch' || !isPrimary) return
        const ask = () => {
          pressed.current = null
          asked = true
          target.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX, clientY }))
        }
        pressed.current = { timer: setTimeout(ask, LONG_MS), x: clientX, y: clientY }
      },
      onPointerMoveCapture({ clientX, clientY }: PointerEvent) {
        const start = pressed.current
        if (start && Math.hypot(clientX - start.x, clientY - start.y) > STRAY) end()
      },
      onPointerUpCapture: end,
      onPointerCancelCapture: end,
      onContextMenuCapture: end,
      /** The click that would follow is a click beside the menu, and would close it. */
      onTouchEndCapture(event: TouchEvent) {
        if (asked) event.preventDefault()
      },
    }
  }, [])
}
