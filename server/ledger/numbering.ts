/** Gives each name the next whole number, from 0, and the same one whenever it comes back. */
export type Numbering = {
  of(name: string): number
  /** A number for something without a name. */
  next(): number
  find(name: string): number | undefined
  readonly size: number
}

export function createNumbering(): Numbering {
  const numbers = new Map<string, number>()
  let size = 0
  return {
    of(name) {
      const known = numbers.get(name)
      if (known !== undefined) return known
      numbers.set(name, size)
      return size++
    },
    next: () => size++,
    find: (name) => numbers.get(name),
    get size() {
      return size
    },
  }
}
