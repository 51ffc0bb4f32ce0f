import { useEffect } from 'react'

/**
 * What had the focus before this was there gets it again when it has gone, unless something else has taken it. Where a mouse pressed a
 * button, nothing gets it: whoever goes on with the keys means the canvas.
 */
export function useFocusBack() {
  useEffect(() => {
    const focused = document.activeElement
    const before = focused?.matches(BY_KEYS) ? lastingFocus(focused) : null
    return () => {
      const isNowhere = document.activeElement === null || document.activeElement === document.body
      if (isNowhere && before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
}

/** The canvas and the outline have their own use for keys, however somebody came there. */
const BY_KEYS = ':focus-visible, [data-board-keys], [data-board-keys] *'

/** An entry of a menu goes with its menu; the button that opened it stays. */
function lastingFocus(focused: Element): Element | null {
  const menu = focused.closest('[role="menu"]')
  return menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : focused
}
