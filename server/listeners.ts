/** Who wants to be told of something. */
export function listeners<A extends readonly unknown[]>() {
  const all = new Set<(...told: A) => void>()
  return {
    add: (listener: (...told: A) => void) => {
      all.add(listener)
      return () => void all.delete(listener)
    },
    tell: (...told: A) => {
      for (const listener of all) listener(...told)
    },
    clear: () => all.clear(),
  }
}
