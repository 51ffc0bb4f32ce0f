import { describe, expect, it } from 'vitest'
import { boardForTests, drawn } from './boardForTests'
import { COMMANDS } from './commands'
import { elementMenu } from './contextCommands'
import { deleteOnCluster, drawAgain } from './deletingTopic'
import { undo } from './history'
import { deleteSelection } from './selecting'

const RIDES = drawn(`
streamboard: 1
name: Rides
services: [{ id: app, name: Rider app }, { id: dispatch, name: Dispatch }]
topics: [{ id: t1, name: rides, partitions: 6 }, { id: t2, name: foreign }]
connections:
  - { id: c1, kind: produces, from: app, to: t1, rate: 2, key: k }
  - { id: c2, kind: subscribes, from: t1, to: dispatch, group: dispatch }
layout: { app: { x: 0, y: 0 }, t1: { x: 320, y: 0 }, dispatch: { x: 800, y: 0 } }
`)

function board() {
  const own = new Map([['t1', 'sb.rides.1.rides']])
  const running = {
    runs: () => new Map(),
    ownTopic: (id: string) => own.get(id),
    ask: () => Promise.reject(),
    start: async () => {},
  }
  return { ...boardForTests(RIDES), running }
}

describe('deleting a topic on the cluster', () => {
  it('is offered for one topic of the board that is there, in the palette and in its menu, and asks first', () => {
    const rides = board()
    expect(COMMANDS).toContain(deleteOnCluster)
    for (const selected of [[], ['t2'], ['app'], ['t1', 't2']]) {
      rides.select(...selected)
      expect([selected, deleteOnCluster.enabled(rides)]).toEqual([selected, false])
    }
    rides.select('t1')
    expect(elementMenu(rides, 't1').commands.at(-1)).toBe(deleteOnCluster)
    deleteOnCluster.run(rides)
    expect(rides.workspace.getState().dialog).toEqual({ kind: 'deleteTopic', topic: 'sb.rides.1.rides' })
    expect(rides.topology()).toEqual(RIDES)
  })

  it('has no keys of its own: no key that is pressed by mistake begins it', () => {
    expect(deleteOnCluster.shortcuts).toEqual([])
  })
})

describe('what was deleted, drawn again', () => {
  it('is where it was, with the connections whose other ends are still there, in one undo step', () => {
    const rides = board()
    rides.select('t1', 'dispatch')
    deleteSelection.run(rides)
    const without = rides.topology()
    expect(drawAgain(rides, RIDES)).toBe(true)
    expect(rides.topology().topics.get('t1')).toEqual(RIDES.topics.get('t1'))
    expect(rides.topology().layout.get('t1')).toEqual({ x: 320, y: 0 })
    expect([...rides.topology().connections.values()]).toEqual([RIDES.connections.get('c1')])
    expect(rides.topology().services).toEqual(without.services)
    undo.run(rides)
    expect(rides.topology()).toEqual(without)
  })

  it('takes no id that something else has by now', () => {
    const rides = board()
    rides.session.edit((edit) => edit.putTopic({ ...RIDES.topics.get('t1'), name: 'renamed' } as never))
    drawAgain(rides, { ...RIDES, topics: new Map([...RIDES.topics].slice(0, 1)) })
    const names = [...rides.topology().topics.values()].map(({ name }) => name).sort()
    expect(names).toEqual(['foreign', 'renamed', 'rides'])
    expect(rides.topology().connections.size).toBe(4)
  })
})
