import { describe, expect, test } from 'vitest'
import { boardsForTests, code, named, value } from './boardsForTests'

const HOUR = 60 * 60 * 1000
const DOOMED = { clusterTopic: 'c1/orders', records: '12', drawing: '{"streamboard":1}' }

function house() {
  let now = 1_000
  const { boards, reopen } = boardsForTests(() => now)
  const [one, other] = ['One', 'Other'].map((name) => value(boards.create(named(name)))) as [string, string]
  for (const boardId of [one, other]) boards.own(boardId, 'c1/orders')
  boards.own(one, 'c1/kept')
  const pass = (ms: number) => {
    now += ms
  }
  return { boards, reopen, one, other, pass }
}

describe('a topic that a board deletes on the cluster', () => {
  test('is given up before, remembered for 24 hours, also over a restart, and then forgotten', () => {
    const { boards, reopen, one, other, pass } = house()
    const deletion = value(boards.deletions.begin(one, DOOMED))
    expect(deletion).toEqual({ ...DOOMED, at: 1_000 })
    expect([boards.owned(one), boards.owned(other)]).toEqual([new Set(['c1/kept']), new Set(['c1/orders'])])
    boards.deletions.end(deletion)
    expect(boards.owned(other)).toEqual(new Set())
    pass(23 * HOUR)
    const later = reopen()
    expect(value(later.deletions.of(one))).toEqual([deletion])
    expect(value(later.deletions.of(other))).toEqual([])
    pass(HOUR)
    expect(value(later.deletions.of(one))).toEqual([])
  })

  test('is its own again when the deletion failed', () => {
    const { boards, one } = house()
    boards.deletions.takeBack(one, value(boards.deletions.begin(one, DOOMED)))
    expect(boards.owned(one)).toEqual(new Set(['c1/kept', 'c1/orders']))
    expect(value(boards.deletions.of(one))).toEqual([])
  })

  test('is listed newest first, of a board that is there', () => {
    const { boards, one, pass } = house()
    for (const clusterTopic of ['c1/orders', 'c1/kept']) {
      boards.deletions.begin(one, { ...DOOMED, clusterTopic })
      pass(HOUR)
    }
    expect(value(boards.deletions.of(one)).map((deletion) => deletion.clusterTopic)).toEqual(['c1/kept', 'c1/orders'])
    expect(code(boards.deletions.of('nobody'))).toBe('noBoard')
  })

  test('is one of at most a hundred that are listed, the newest', () => {
    const { boards, one, other } = house()
    const names = Array.from({ length: 103 }, (_, nth) => `c1/${String(200 - nth)}`)
    boards.deletions.begin(other, DOOMED)
    for (const clusterTopic of names) boards.deletions.begin(one, { ...DOOMED, clusterTopic })
    const listed = value(boards.deletions.of(one)).map((deletion) => deletion.clusterTopic)
    expect(listed).toHaveLength(100)
    expect(listed).toContain(names.at(-1))
    expect(value(boards.deletions.of(other))).toHaveLength(1)
  })
})
