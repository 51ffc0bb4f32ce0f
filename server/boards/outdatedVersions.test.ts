import fc from 'fast-check'
import { expect, it } from 'vitest'
import { outdatedVersions } from './outdatedVersions'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** At noon, so that hours and days begin where one expects. */
const NOW = 20_000 * DAY + 12 * HOUR

/** Newest first, one for each age; the ages are their names here. */
const aged = (ages: readonly number[], bytes = 100) =>
  [...ages].sort((a, b) => a - b).map((age) => ({ version: NOW - age, at: NOW - age, bytes }))
const keptAges = (ages: readonly number[], bytes?: number) => {
  const all = aged(ages, bytes)
  const gone = new Set(outdatedVersions(all, NOW))
  return all.filter((version) => !gone.has(version)).map(({ at }) => NOW - at)
}

it.each<[string, readonly number[], readonly number[]]>([
  ['of the last hour all', [0, 1, 2, 59].map((age) => age * MINUTE), [0, 1, 2, 59].map((age) => age * MINUTE)],
  [
    'of an earlier hour the newest',
    [0, 65, 70, 110, 125].map((age) => age * MINUTE),
    [0, 65, 125].map((age) => age * MINUTE),
  ],
  ['of an earlier day the newest', [0, 37, 38, 61, 70].map((age) => age * HOUR), [0, 37, 61].map((age) => age * HOUR)],
  ['of earlier months none', [0, 29, 31, 400].map((age) => age * DAY), [0, 29].map((age) => age * DAY)],
  ['the newest of all, however old', [100, 200].map((age) => age * DAY), [100 * DAY]],
])('%s is kept', (_what, ages, kept) => {
  expect(keptAges(ages)).toEqual(kept)
})

it('of one hour at most 60 are kept, and 8 MB, the newest of them', () => {
  const manyAges = Array.from({ length: 500 }, (_, second) => second * 1000)
  expect(keptAges(manyAges)).toEqual(manyAges.slice(0, 60))
  expect(keptAges(manyAges, 2.5 * 1024 * 1024)).toEqual(manyAges.slice(0, 3))
  expect(keptAges([0], 1024 ** 3)).toEqual([0])
})

it('many fresh and large ones push none of earlier hours and days out', () => {
  const fresh = Array.from({ length: 300 }, (_, second) => second * 1000)
  const older = [3 * HOUR, 5 * HOUR, 40 * HOUR, 80 * HOUR]
  const all = [...aged(fresh, 5 * 1024 * 1024), ...aged(older)]
  const gone = new Set(outdatedVersions(all, NOW))
  expect(all.filter((version) => !gone.has(version)).map(({ at }) => NOW - at)).toEqual([0, ...older])
})

it('the newest is kept whatever there is, and what has been thinned stays as it is', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 40 * 24 * 60 }), { minLength: 1 }), (minutes) => {
      const kept = keptAges(minutes.map((minute) => minute * MINUTE))
      expect(kept[0]).toBe(Math.min(...minutes) * MINUTE)
      expect(keptAges(kept)).toEqual(kept)
    }),
  )
})
