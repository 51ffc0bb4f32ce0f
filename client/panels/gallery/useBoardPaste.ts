import { useEffect, useEffectEvent } from 'react'

/** Pasting a board file's text anywhere but into a field. */
export function useBoardPaste(onText: (text: string) => void): void {
  const take = useEffectEvent((event: ClipboardEvent) => {
    const target = event.target
    if (target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]')) return
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text.trim() !== '') onText(text)
  })
  useEffect(() => {
    const paste = (event: ClipboardEvent) => take(event)
    window.addEventListener('paste', paste)
    return () => window.removeEventListener('paste', paste)
  }, [])
}
