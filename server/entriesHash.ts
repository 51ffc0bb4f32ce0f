import { createHash } from 'node:crypto'

/** Of entries that change all the time, without reading all of them again: equal entries have equal hashes, however they came about. */
export type EntriesHash = {
  /** Null where there was, or will be, no such entry. */
  change(key: string, before: string | null, after: string | null): void
  /** 64 hexadecimal digits. */
  text(): string
}

/** The sum of the SHA-256 of each entry. */
export function createEntriesHash(): EntriesHash {
  let sum = 0n
  return {
    change(key, before, after) {
      if (before !== null) sum -= digestOf(key, before)
      if (after !== null) sum += digestOf(key, after)
      sum = BigInt.asUintN(BITS, sum)
    },
    text: () => sum.toString(16).padStart(BITS / 4, '0'),
  }
}

const BITS = 256

const digestOf = (key: string, value: string) =>
  BigInt(`0x${createHash('sha256').update(JSON.stringify(key)).update(':').update(value).digest('hex')}`)
