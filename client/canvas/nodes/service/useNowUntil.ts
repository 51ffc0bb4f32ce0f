import { useEffect, useState } from 'react'

const TICK_MS = 250

/** Milliseconds since the epoch, kept true until the given moment and then left alone; null = nothing to wait for. */
export function useNowUntil(until: number | null): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (until === null) return
    const tick = () => {
      const at = Date.now()
      setNow(at)
      if (at >= until) clearInterval(timer)
    }
    const timer = setInterval(tick, TICK_MS)
    tick()
    return () => clearInterval(timer)
  }, [until])
  return now
}
