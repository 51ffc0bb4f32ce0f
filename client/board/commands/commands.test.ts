import { describe, expect, it } from 'vitest'
import { heldBy } from '../../../shared/topology/heldBy'
import { boardForTests, drawn, type TestBoard } from './boardForTests'
import type { Command } from './command'
import { COMMANDS } from './commands'
import { addConnected, addNode, connectNodes, connectThroughTopic } from './connecting'
import { clipboardOf, copy, cut, duplicate, insertCopy } from './copying'
import { redo, undo } from './history'
import { giveName, onlyNode, rename } from './naming'
import { NUDGES } from './nudging'
import { paste, pasteText } from './pasting'
import { deleteSelection, selectAll, selectNone } from './selecting'

const RIDES = drawn(`
streamboard: 1
name: Rides
services:
  - { id: app, name: Rider app, language: typescript }
  - { id: dispatch, name: Dispatch, language: java }
topics:
  - { id: t1, name: ride.requested, partitions: 6, replication: 1 }
connections:
  - { id: c1, kind: produces, from: app, to: t1 }
  - { id: c2, kind: subscribes, from: t1, to: dispatch, group: dispatch }
  - { id: c3, kind: calls, from: app, to: dispatch }
notes:
  - { id: n1, text: Mind the gap }
layout: { app: { x: 0, y: 0 }, t1: { x: 320, y: 0 }, dispatch: { x: 800, y: 0 }, n1: { x: 0, y: 200 } }
`)

const run = (board: TestBoard, command: Command) => {
  expect(command.enabled(board)).toBe(true)
  command.run(board)
}
const names = (things: ReadonlyMap<string, { readonly name: string }>) =>
  [...things.values()].map(({ name }) => name).sort()

describe('commands', () => {
  it('have ids and shortcuts of their own, but for Escape, which ends whatever can be ended', () => {
    const ids = COMMANDS.map(({ id }) => id)
    const shortcuts = COMMANDS.flatMap((command) => command.shortcuts).filter((one) => one !== 'Escape')
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(shortcuts).size).toBe(shortcuts.length)
  })

  it('delete what is selected and every connection of it as one undo step', () => {
    const board = boardForTests(RIDES)
    board.select('t1')
    run(board, deleteSelection)
    expect(board.topology().topics.size).toBe(0)
    expect([...board.topology().connections.keys()]).toEqual(['c3'])
    expect(board.workspace.getState().selection.size).toBe(0)
    run(board, undo)
    expect(board.topology()).toEqual(RIDES)
    expect(undo.enabled(board)).toBe(false)
    run(board, redo)
    expect(board.topology().topics.size).toBe(0)
  })

  it('select all and none', () => {
    const board = boardForTests(RIDES)
    run(board, selectAll)
    expect(board.workspace.getState().selection).toEqual(new Set(['app', 'dispatch', 't1', 'n1', 'c1', 'c2', 'c3']))
    run(board, selectNone)
    expect(selectNone.enabled(board)).toBe(false)
  })

  it('nudge by a grid step and by five, and only what has a place', () => {
    const board = boardForTests(RIDES)
    board.select('t1', 'c1')
    const nudge = (id: string) => NUDGES.find((command) => command.id === id) ?? NUDGES[0]
    for (const id of ['nudge-right-1', 'nudge-down-5', 'nudge-up-1']) run(board, nudge(id) as Command)
    expect(board.topology().layout.get('t1')).toEqual({ x: 328, y: 32 })
    board.select('c1')
    expect(NUDGES.every((command) => !command.enabled(board))).toBe(true)
  })

  it('rename one node, not several, and not to nothing', () => {
    const board = boardForTests(RIDES)
    board.select('app', 'c1')
    run(board, rename)
    expect(board.workspace.getState().renaming).toBe('app')
    giveName(board, 'app', 'Passenger app')
    giveName(board, 'dispatch', '   ')
    giveName(board, 'n1', '')
    expect(names(board.topology().services)).toEqual(['Dispatch', 'Passenger app'])
    expect(board.topology().notes.get('n1')?.text).toBe('')
    board.select('app', 'dispatch')
    expect(onlyNode(board)).toBe(null)
  })
})

describe('copy and paste', () => {
  it('carry nodes with the connections between them to another board, under new ids', async () => {
    const [from, to] = [boardForTests(RIDES), boardForTests()]
    from.select('app', 't1')
    run(from, copy)
    await pasteText(to, from.held.text)
    const pasted = to.topology()
    expect(names(pasted.services)).toEqual(['Rider app'])
    expect(names(pasted.topics)).toEqual(['ride.requested'])
    const [connection, ...more] = [...pasted.connections.values()]
    expect(more).toEqual([])
    expect(connection?.kind).toBe('produces')
    expect([connection?.from, connection?.to]).toEqual([[...pasted.services.keys()][0], [...pasted.topics.keys()][0]])
    expect([...pasted.services.keys(), ...pasted.connections.keys()]).not.toContain('app')
    expect([...pasted.layout.values()]).toContainEqual({ x: 320, y: 0 })
  })

  it('give copies free names and put them beside the originals, selected, as one undo step', () => {
    const board = boardForTests(RIDES)
    board.select('t1')
    run(board, duplicate)
    run(board, duplicate)
    expect(names(board.topology().topics)).toEqual(['ride.requested', 'ride.requested-2', 'ride.requested-3'])
    const [selected] = [...board.workspace.getState().selection]
    expect(board.topology().layout.get(selected ?? '')).toEqual({ x: 384, y: 64 })
    run(board, undo)
    run(board, undo)
    expect(board.topology()).toEqual(RIDES)
  })

  it('take stores, and what services keep in them, along', () => {
    const board = boardForTests(
      drawn(`streamboard: 1
services:
  - { id: a, name: Orders, retries: 5 }
stores:
  - { id: d, name: balances, kind: table }
connections:
  - { id: c, kind: keeps, from: a, to: d, row: "{}" }
`),
    )
    board.select('a', 'd')
    run(board, duplicate)
    const { services, stores, connections } = board.topology()
    expect(names(stores)).toEqual(['balances', 'balances-2'])
    const copied = [...connections.values()].find(({ id }) => id !== 'c')
    expect(copied).toMatchObject({ kind: 'keeps', row: '{}' })
    expect(services.get(copied?.from ?? '')).toMatchObject({ name: 'Orders-2', retries: 5 })
    expect(stores.get(copied?.to ?? '')).toMatchObject({ name: 'balances-2', kind: 'table' })
  })

  describe('keep frames:', () => {
    const framed = drawn(`streamboard: 1
services:
  - { id: a, name: Orders, frame: f }
  - { id: b, name: Stock, frame: f }
connections:
  - { id: c, kind: calls, from: a, to: b, via: [{ x: 5, y: 5 }] }
frames:
  - { id: f, name: Sales, collapsed: true }
layout: { a: { x: 0, y: 0 }, b: { x: 320, y: 0 } }
`)
    const held = (board: TestBoard) =>
      [...heldBy(board.topology())].map(([id, ids]) => `${board.topology().frames.get(id)?.name} ${ids.length}`)

    it('one that is copied comes with all that is in it, to this board and to another', async () => {
      const [board, other] = [boardForTests(framed), boardForTests()]
      board.select('f')
      run(board, copy)
      run(board, duplicate)
      expect(held(board)).toEqual(['Sales 2', 'Sales 2'])
      const copied = [...board.topology().connections.values()].find(({ id }) => id !== 'c')
      expect(copied?.via).toEqual([{ x: 37, y: 37 }])
      await pasteText(other, board.held.text)
      expect([...other.topology().frames.values()].map(({ name, collapsed }) => [name, collapsed])).toEqual([
        ['Sales', true],
      ])
      expect(held(other)).toEqual(['Sales 2'])
    })

    it('a part of what it holds stays in it here, and takes it along elsewhere', async () => {
      const [board, other] = [boardForTests(framed), boardForTests()]
      board.select('a')
      run(board, copy)
      run(board, duplicate)
      expect(held(board)).toEqual(['Sales 3'])
      await pasteText(other, board.held.text)
      expect(held(other)).toEqual(['Sales 1'])
    })

    it('what is cut out of one and pasted is in it again', async () => {
      const board = boardForTests(framed)
      board.select('a')
      run(board, cut)
      await expect.poll(() => held(board)).toEqual(['Sales 1'])
      await pasteText(board, board.held.text)
      expect(held(board)).toEqual(['Sales 2'])
    })

    it('one that is cut goes with all that is in it, and comes back with it', async () => {
      const board = boardForTests(framed)
      board.select('f')
      run(board, cut)
      await expect.poll(() => board.topology().frames.size).toBe(0)
      expect(board.topology().services.size).toBe(0)
      await pasteText(board, board.held.text)
      expect(held(board)).toEqual(['Sales 2'])
      expect(names(board.topology().services)).toEqual(['Orders', 'Stock'])
    })

    it('what is deleted with its frame is gone, what the frame alone held stays', () => {
      const board = boardForTests(framed)
      board.select('f')
      run(board, deleteSelection)
      expect([board.topology().frames.size, board.topology().services.size]).toEqual([0, 2])
      run(board, undo)
      expect(board.topology()).toEqual(framed)
    })
  })

  it('cut is copy and delete', async () => {
    const board = boardForTests(RIDES)
    board.select('n1')
    run(board, cut)
    await expect.poll(() => board.topology().notes.size).toBe(0)
    await pasteText(board, board.held.text)
    expect([...board.topology().notes.values()].map(({ text }) => text)).toEqual(['Mind the gap'])
  })

  it('leave a board alone when the clipboard holds nothing', async () => {
    const board = boardForTests(RIDES)
    for (const text of ['', '  ']) await pasteText(board, text)
    expect(board.topology()).toEqual(RIDES)
    expect(board.said).toEqual([])
  })

  it('say what is wrong with a broken board file', async () => {
    const board = boardForTests(RIDES)
    await pasteText(board, 'streamboard: 1\nservices: 12')
    expect(board.said).toHaveLength(1)
    expect(board.topology()).toEqual(RIDES)
  })

  it('say so when the browser keeps the clipboard to itself', async () => {
    const board = boardForTests(RIDES)
    const sealed = { ...board, clipboard: { read: () => Promise.reject(new Error('denied')), write: async () => {} } }
    paste.run(sealed)
    await expect.poll(() => board.said).toHaveLength(1)
  })

  it.each([copy, cut])(
    'leave the board as it is where nothing can be written to the clipboard, and say so',
    async (command) => {
      const board = boardForTests(RIDES)
      board.select('n1')
      command.run({ ...board, clipboard: { ...clipboardOf(board), write: () => Promise.reject(new Error('denied')) } })
      await expect.poll(() => board.said).toHaveLength(1)
      expect(board.topology()).toEqual(RIDES)
    },
  )

  it('refuse a part that would take the board over its limit', () => {
    const board = boardForTests(RIDES)
    const notes = new Map(Array.from({ length: 10_000 }, (_, i) => [`x${i}`, { id: `x${i}`, text: '' }]))
    expect(insertCopy(board, { ...RIDES, services: new Map(), topics: new Map(), connections: new Map(), notes })).toBe(
      false,
    )
    expect(board.said).toEqual(['This board has no room for that many more nodes and connections.'])
  })
})

describe('adding and connecting', () => {
  it('counts new names up', () => {
    const board = boardForTests()
    for (const kind of ['service', 'service', 'topic', 'note'] as const) addNode(board, kind, { x: 0, y: 0 })
    expect(names(board.topology().services)).toEqual(['service-1', 'service-2'])
    expect(names(board.topology().topics)).toEqual(['topic-1'])
    expect(board.topology().notes.size).toBe(1)
  })

  it('makes a new node and its connection one undo step', () => {
    const board = boardForTests(RIDES)
    const id = addConnected(board, { from: 't1', kind: 'service', by: 'subscribes', at: { x: 8, y: 16 } })
    const made = [...board.topology().connections.values()].find(({ to }) => to === id)
    expect(made).toMatchObject({ kind: 'subscribes', from: 't1', group: 'service-1', start: 'earliest' })
    board.session.undo()
    expect(board.topology()).toEqual(RIDES)
  })

  it('calls a new node at the end of a connection as it was named, counted where the name is taken', () => {
    const board = boardForTests(RIDES)
    const named = (name: string) => {
      const id = addConnected(board, { from: 'app', kind: 'topic', by: 'produces', at: { x: 8, y: 16 }, name })
      return board.topology().topics.get(id)?.name
    }
    expect(['purchases', 'purchases', ''].map(named)).toEqual(['purchases', 'purchases-2', 'topic-1'])
  })

  it('puts a topic between two services as one undo step', () => {
    const board = boardForTests(RIDES)
    const id = connectThroughTopic(board, { from: 'app', to: 'dispatch' }, { x: 400, y: 200 })
    const kinds = [...board.topology().connections.values()]
      .filter(({ from, to }) => from === id || to === id)
      .map(({ kind }) => kind)
    expect(kinds.sort()).toEqual(['produces', 'subscribes'])
    board.session.undo()
    expect(board.topology()).toEqual(RIDES)
  })

  it('lets a service that reads produce per message, and any other on a clock', () => {
    const board = boardForTests(RIDES)
    const topic = addNode(board, 'topic', { x: 0, y: 400 })
    connectNodes(board, 'produces', { from: 'dispatch', to: topic })
    connectNodes(board, 'produces', { from: 'app', to: topic })
    const whens = [...board.topology().connections.values()].flatMap((one) =>
      one.kind === 'produces' && one.to === topic ? [`${one.from} ${one.when}`] : [],
    )
    expect(whens.sort()).toEqual(['app rate', 'dispatch input'])
  })
})
