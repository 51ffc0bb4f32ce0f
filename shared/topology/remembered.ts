/** What was worked out of a thing that never changes is worked out once, and forgotten with the thing. */
export function remembered<K extends object, V>(workOut: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, V>()
  return (of) => {
    const held = known.get(of)
    if (held !== undefined) return held
    const made = workOut(of)
    known.set(of, made)
    return made
  }
}
