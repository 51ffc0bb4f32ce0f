import { useEffect, useRef } from 'react'
import { placeOf } from '../../board/commands/handleKey'

/** Escape anywhere on the page, except where it belongs to a field or a dialog. */
export function useEscape(onEscape: () => void): void {
  const newest = useRef(onEscape)
  newest.current = onEscape
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && placeOf(event.target) !== 'field') newest.current()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
