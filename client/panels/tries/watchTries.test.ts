import { describe, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { boardForTests, drawn } from '../../board/commands/boardForTests'
import type { LiveCounters } from '../../live/port'
import { openTried } from './tried'
import { watchTries } from './watchTries'

const HINTS = [
  'Stop stock: who waits?',
  'Crash stock: who notices?',
  'Draw a service that reads orders.',
  'Follow one order.',
  'Press Plan in the top bar, then Apply.',
  'Wait.',
]
const BOARD = drawn(`streamboard: 1
services: [{ id: s, name: stock }, { id: m, name: mail }]
topics: [{ id: t, name: orders }]
notes: [{ id: try-this, text: "${HINTS.join('\\n\\n')}" }]
`)

function page(storage = new Map<string, string>()) {
  const board = boardForTests(BOARD)
  const counters = createStore(
    () => ({ runs: new Map(), planted: new Set(), topics: new Map() }) as unknown as LiveCounters,
  )
  const kept = {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, text: string) => void storage.set(key, text),
  }
  const tried = openTried('board', () => kept)
  const opened = createStore<{ place: { topic: string } | null }>(() => ({ place: null }))
  const stop = watchTries({ session: board.session, workspace: board.workspace, live: { counters }, opened, tried })
  const see = (state: string, ...instances: readonly string[]) => {
    const run = { state, instances: instances.map((one) => ({ state: one })) }
    counters.setState({ runs: new Map([['s', run]]) as unknown as LiveCounters['runs'] })
  }
  const view = (kind: string) =>
    counters.setState({
      topics: new Map([
        [`${board.session.state.getState().prefix}orders`, { view: { kind } }],
      ]) as unknown as LiveCounters['topics'],
    })
  return { board, storage, see, view, stop, done: () => HINTS.filter((hint) => tried.getState().hints.has(hint)) }
}

describe('hints are ticked off', () => {
  it('when what they ask for happens, and stay so when it is over', () => {
    const { see, done } = page()
    see('running', 'running', 'running')
    expect(done()).toEqual([])
    see('running', 'running', 'crashed')
    expect(done()).toEqual(['Crash stock: who notices?'])
    see('stopped')
    see('running')
    expect(done()).toEqual(['Stop stock: who waits?', 'Crash stock: who notices?'])
  })

  it('not for what was so when somebody came', () => {
    const { see, done } = page()
    see('stopped')
    see('running')
    expect(done()).toEqual([])
  })

  it('for a topic that comes to the cluster, not for one that was there before', () => {
    const { view, done } = page()
    view('starting')
    view('live')
    expect(done()).toEqual([])
    view('missing')
    view('starting')
    expect(done()).toEqual([])
    view('live')
    expect(done()).toEqual(['Press Plan in the top bar, then Apply.'])
  })

  it('for what is drawn and followed', () => {
    const { board, done, stop } = page()
    board.workspace.setState({ selection: new Set(['s']) })
    board.session.edit((edit) =>
      edit.putConnection({ kind: 'subscribes', id: 'c', from: 't', to: 'm', group: 'mail', start: 'earliest' }),
    )
    expect(done()).toEqual(['Draw a service that reads orders.'])
    stop()
    board.workspace.setState({ followed: { from: { topic: 'orders', partition: 0, offset: '0' }, hops: [] } })
    expect(done()).toEqual(['Draw a service that reads orders.'])
  })

  it('for the person in this browser, also after the page was closed', () => {
    const first = page()
    first.see('running')
    first.see('stopped')
    expect(page(first.storage).done()).toEqual(['Stop stock: who waits?'])
    expect(page(new Map([['streamboard-tried board', 'no JSON']])).done()).toEqual([])
  })
})
