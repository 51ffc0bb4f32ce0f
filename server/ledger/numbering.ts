import { mapKey } from '../runner/handling/mapKey'

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
      const key = mapKey(name)
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, size)
      return size++
    },
    next: () => size++,
    find: (name) => numbers.get(mapKey(name)),
    get size() {
      return size
    },
  }
}
