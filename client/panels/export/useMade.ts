import { useEffect, useState } from 'react'

/**
 * Null until it is made, after what is there has been drawn. Made while drawing, something that takes its time would be begun anew with every
 * figure that changes on a running board, and might never be seen.
 */
export function useMade<T>(make: () => T): T | null {
  const [made, setMade] = useState<{ readonly of: () => T; readonly value: T } | null>(null)
  useEffect(() => setMade({ of: make, value: make() }), [make])
  return made?.of === make ? made.value : null
}
