import { createReplica, type Replica } from './replica'

export type PersonForTests = Replica & {
  readonly who: number
  /** Takes up to so many of the updates that wait, beginning at any of them. */
  hear(from: number, count: number): void
  hearAll(): void
}

/** Copies of one board whose edits wait at the others until they are heard, in any order, some of them twice. */
export function peopleForTests(count: number): readonly PersonForTests[] {
  const waiting: Uint8Array[][] = Array.from({ length: count }, () => [])
  return waiting.map((mine, who) => {
    const replica = createReplica({
      onOwnUpdate: (update) => {
        for (const theirs of waiting) if (theirs !== mine) theirs.push(update)
      },
      onChange: () => {},
    })
    return {
      ...replica,
      who,
      hear: (from, amount) => {
        const start = mine.length === 0 ? 0 : from % mine.length
        const heard = mine.slice(start, start + amount)
        for (const update of [...heard, ...heard.slice(0, 1)]) replica.receive(update)
        mine.splice(start, amount)
      },
      hearAll: () => {
        for (const update of mine.splice(0)) replica.receive(update)
      },
    }
  })
}
