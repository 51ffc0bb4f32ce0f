/** So many bytes may be held at a time. `hold` answers with what lets go of them, or null where there is no room. */
export function createHold(most: number): (bytes: number) => (() => void) | null {
  let held = 0
  return (bytes) => {
    if (held + bytes > most) return null
    held += bytes
    return () => {
      held -= bytes
    }
  }
}
