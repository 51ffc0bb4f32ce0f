import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { KafkaProblem } from '../kafka/port'
import { stderrOfThisTest } from '../stderrForTests'
import type { Subscription } from './groupLags'
import { watchGroups } from './groupWatch'

const READERS = { group: 'readers', topic: 'orders' }

/** A cluster with one record in one topic, that nobody has read. */
function watched() {
  const state: { failure: Error | undefined; subscriptions: readonly Subscription[] } = {
    failure: undefined,
    subscriptions: [READERS],
  }
  const watch = watchGroups({
    groups: {
      describe: async () => (state.failure ? Promise.reject(state.failure) : new Map()),
      offsetsOfAll: async () => new Map(),
    },
    reader: { ends: async () => new Map([['orders', new Map([[0, 1n]])]]) },
    census: { readersOf: () => [] },
  })
  async function pass() {
    for (let beat = 0; beat < 4; beat++) {
      watch.beat({ subscriptions: state.subscriptions, topics: ['orders'] })
      await nextTurn()
    }
  }
  return { state, watch, pass }
}

describe('the groups of a board', () => {
  test('keep their last known bookmarks while the cluster is away; a bug goes into the server log', async () => {
    const told = stderrOfThisTest()
    const { state, watch, pass } = watched()
    await pass()
    const known = watch.lags()
    expect(known).toMatchObject([{ ...READERS, owned: true, partitions: [{ lag: 1 }] }])
    state.failure = new KafkaProblem('unreachable', 'No broker answers.')
    await pass()
    expect([watch.lags(), told]).toEqual([known, []])
    state.failure = new Error('This is a bug.')
    await pass()
    expect(watch.lags()).toEqual(known)
    expect(told[0]).toContain('bug of its own: Error: This is a bug.')
  })

  test('are told gone when they are drawn no more, and are there again when they are', async () => {
    const { state, watch, pass } = watched()
    await pass()
    state.subscriptions = []
    await pass()
    const gone = { ...READERS, owned: false, state: 'dead', members: [], partitions: [] }
    expect(watch.lags()).toEqual([gone])
    state.subscriptions = [READERS]
    await pass()
    expect(watch.lags()).toMatchObject([{ ...READERS, owned: true, partitions: [{ lag: 1 }] }])
  })
})
