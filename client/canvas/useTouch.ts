import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the hand is a finger. A machine may have both kinds of pointer: what has come near last counts, before it touches anything. */
export function useTouch(): boolean {
  const [touches, setTouches] = useState(() => matchMedia('(pointer: coarse)').matches)
  useEffect(() => {
    const notice = ({ pointerType }: PointerEvent) => flushSync(() => setTouches(pointerType === 'touch'))
    window.addEventListener('pointerover', notice, true)
    return () => window.removeEventListener('pointerover', notice, true)
  }, [])
  return touches
}
