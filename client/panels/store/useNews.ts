import { useEffect, useRef } from 'react'

/** Tells when `version` has become another one, at most every so many milliseconds however often it does. */
export function useNews(version: string, tell: () => void, everyMs: number): void {
  const latest = useRef(version)
  const told = useRef(version)
  useEffect(() => {
    latest.current = version
  }, [version])
  useEffect(() => {
    const timer = setInterval(() => {
      if (told.current === latest.current) return
      told.current = latest.current
      tell()
    }, everyMs)
    return () => clearInterval(timer)
  }, [tell, everyMs])
}
