/** What is worked in with the keys. On the canvas and in the outline keys count without any focus, too. */
const ROOMS = '[data-part="inspector"], [data-part="drawer"]'
const STOPS = 'button, input, textarea, select, summary, a[href], [contenteditable="true"], [tabindex="0"]'

/**
 * Whoever came by keys to something that is taken away stays near: at the first stop of what is left around it. `onGone` is asked where the
 * whole room is gone.
 * @returns what ends it.
 */
export function keepFocus(page: HTMLElement, onGone: () => void): () => void {
  /** What has the focus, and all that it stands in. */
  let around: readonly Element[] = []
  /** The Enter that takes away a field would press the button that has the focus next. */
  let isKeyDown = false
  const remember = ({ target }: FocusEvent) => {
    around = target instanceof Element && target.matches(':focus-visible') ? [...upToRoom(target)] : []
  }
  const stayNear = () => {
    const [focused] = around
    if (!focused || isKeyDown || document.activeElement !== document.body) return
    const left = around.find((element) => element.isConnected)
    around = []
    // It was left on purpose.
    if (left === focused) return
    const stop = left && firstStop(left)
    if (stop) stop.focus({ preventScroll: true })
    else onGone()
  }
  const press = () => {
    isKeyDown = true
  }
  const release = () => {
    isKeyDown = false
    stayNear()
  }
  page.addEventListener('focusin', remember)
  window.addEventListener('keydown', press, true)
  window.addEventListener('keyup', release, true)
  const watching = new MutationObserver(stayNear)
  watching.observe(page, { childList: true, subtree: true })
  return () => {
    page.removeEventListener('focusin', remember)
    window.removeEventListener('keydown', press, true)
    window.removeEventListener('keyup', release, true)
    watching.disconnect()
  }
}

/** Nothing outside of a room. */
function* upToRoom(element: Element): Generator<Element> {
  const room = element.closest(ROOMS)
  if (!room) return
  for (let one: Element | null = element; one && one !== room; one = one.parentElement) yield one
  yield room
}

const firstStop = (within: Element): HTMLElement | undefined =>
  [...within.querySelectorAll<HTMLElement>(STOPS)].find((stop) => stop.checkVisibility() && !stop.matches(':disabled'))
