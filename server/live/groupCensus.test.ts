import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { type GroupInspector, KafkaProblem } from '../kafka/port'
import { stderrOfThisTest } from '../stderrForTests'
import { takeGroupCensus } from './groupCensus'

type Known = { committed?: readonly string[]; assigned?: readonly string[] }

/** A cluster whose groups a test decides about, and how many of them were asked about each time. */
function clusterOf(initial: Record<string, Known>) {
  const state: { groups: Record<string, Known>; away: Error | undefined } = { groups: initial, away: undefined }
  const asked: number[] = []
  const inspector: Pick<GroupInspector, 'list' | 'describe' | 'offsetsOfAll'> = {
    async list() {
      if (state.away) throw state.away
      return Object.keys(state.groups).map((group) => ({ group, type: 'classic', state: 'stable' }))
    },
    async describe(groups) {
      asked.push(groups.length)
      return new Map(groups.map((group) => [group, { state: 'stable', members: [memberOf(state.groups[group])] }]))
    },
    offsetsOfAll: async (groups) =>
      new Map(
        groups.map((group) => [
          group,
          new Map((state.groups[group]?.committed ?? []).map((topic) => [topic, new Map()])),
        ]),
      ),
  }
  const census = takeGroupCensus(inspector)
  /** Two seconds of beats. */
  async function pass() {
    for (let beat = 0; beat < 8; beat++) {
      census.beat()
      await nextTurn()
    }
  }
  return { state, asked, census, pass }
}

const memberOf = (known: Known | undefined) => ({
  memberId: 'm',
  clientId: 'c',
  host: 'h',
  partitions: [],
  topics: new Map((known?.assigned ?? []).map((topic) => [topic, [0]])),
})

describe('the census of groups', () => {
  test('finds who has committed on a topic or is assigned it', async () => {
    const { census, pass } = clusterOf({
      done: { committed: ['orders', 'mails'] },
      fresh: { assigned: ['orders'] },
      elsewhere: { committed: ['mails'] },
    })
    await pass()
    expect(census.readersOf(new Set(['orders']))).toEqual([
      { group: 'done', topic: 'orders' },
      { group: 'fresh', topic: 'orders' },
    ])
  })

  test('sees groups come and go, and keeps what it knew of a cluster that is away', async () => {
    const told = stderrOfThisTest()
    const { state, census, pass } = clusterOf({ old: { committed: ['orders'] } })
    const readers = () => census.readersOf(new Set(['orders'])).map(({ group }) => group)
    await pass()
    state.groups = { young: { committed: ['orders'] } }
    state.away = new KafkaProblem('unreachable', 'No broker answers.')
    await pass()
    expect(readers()).toEqual(['old'])
    state.away = undefined
    await pass()
    expect(readers()).toEqual(['young'])
    expect(told).toEqual([])
  })

  test('writes a bug into the server log', async () => {
    const told = stderrOfThisTest()
    const { state, pass } = clusterOf({})
    state.away = new Error('This is a bug.')
    await pass()
    expect(told).toEqual([expect.stringContaining('bug of its own: Error: This is a bug.')])
  })

  test('looks at some of very many at a time, at new ones soon and at all in turn', async () => {
    const many = Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`group ${index}`, {}]))
    const { state, asked, census, pass } = clusterOf(many)
    const readers = () => census.readersOf(new Set(['orders'])).map(({ group }) => group)
    for (let round = 0; round < 3; round++) await pass()
    expect(asked).toEqual([50, 30, 10])
    state.groups = { ...state.groups, newcomer: { committed: ['orders'] }, 'group 19': { committed: ['orders'] } }
    await pass()
    expect(readers()).toEqual(['newcomer'])
    for (let round = 0; round < 7; round++) await pass()
    expect(readers().sort()).toEqual(['group 19', 'newcomer'])
  })
})
