const IDLE_AFTER_MS = 60_000
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const

/** Tells when this person begins to do nothing, or looks at another page, and when they are back. */
export function watchActivity(onChange: (idle: boolean) => void): () => void {
  let idle = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const become = (next: boolean) => {
    clearTimeout(timer)
    if (!next) timer = setTimeout(become, IDLE_AFTER_MS, true)
    if (next !== idle) onChange(next)
    idle = next
  }
  const active = () => become(false)
  const looked = () => become(document.visibilityState === 'hidden')
  for (const sign of SIGNS) window.addEventListener(sign, active, { passive: true, capture: true })
  document.addEventListener('visibilitychange', looked)
  active()
  return () => {
    clearTimeout(timer)
    for (const sign of SIGNS) window.removeEventListener(sign, active, { capture: true })
    document.removeEventListener('visibilitychange', looked)
  }
}
