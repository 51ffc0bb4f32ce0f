import { describe, expect, it } from 'vitest'
import type { GroupLag, ServiceRun } from '../../shared/protocol/live'
import { boardOf } from '../../shared/topology/boardForTests'
import { clientsOutside, runningOutside } from './runningOutside'

const board = {
  prefix: 'x.',
  topology: boardOf(`streamboard: 1
name: Outside
services: [{ id: a, name: Fan out }, { id: b, name: Timeline }, { id: maker, name: Maker }]
topics: [{ id: t, name: posts }, { id: u, name: likes }]
connections:
  - { id: c1, kind: subscribes, from: t, to: a, group: fan }
  - { id: c2, kind: subscribes, from: u, to: a, group: fan }
  - { id: c3, kind: subscribes, from: t, to: b, group: timeline }
`),
}

/** Members by `group topic`, and the states of services. */
function seen(groups: readonly (readonly [string, readonly string[]])[], states: Record<string, ServiceRun['state']>) {
  const member = (clientId: string) => ({ memberId: clientId, clientId, host: '', partitions: [] })
  const lag = (clientIds: readonly string[]): GroupLag => ({
    ...{ group: '', topic: '', state: 'stable' as const, partitions: [] },
    members: clientIds.map(member),
  })
  const run = (state: ServiceRun['state']): ServiceRun => ({
    ...{ serviceId: '', processed: 0, produced: 0, rateIn: 0, rateOut: 0 },
    state,
  })
  return {
    groups: new Map(groups.map(([key, clientIds]) => [key, lag(clientIds)])),
    runs: new Map(Object.entries(states).map(([id, state]) => [id, run(state)])),
  }
}

describe('a service that does not run here', () => {
  it('runs outside when its group has members of another kind, each named once', () => {
    const members = ['fan-out-typescript', 'another', 'fan-out-typescript', 'streamboard-fan-out-1']
    const groups = [
      ['x.fan x.posts', members],
      ['x.fan x.likes', members],
    ] as const
    expect(runningOutside(board, seen(groups, {}))).toEqual(new Map([['a', ['another', 'fan-out-typescript']]]))
    for (const state of ['idle', 'stopped', 'failed'] as const) {
      expect(runningOutside(board, seen(groups, { a: state }))).toEqual(
        new Map([['a', ['another', 'fan-out-typescript']]]),
      )
    }
  })

  it('does not when all members are ours, also those of another service of the board, or there are none', () => {
    expect(
      runningOutside(
        board,
        seen([['x.fan x.posts', ['streamboard-fan-out-1', 'streamboard-fan-out-12', 'streamboard-timeline-1']]], {}),
      ),
    ).toEqual(new Map())
    expect(runningOutside(board, seen([['x.fan x.posts', []]], {}))).toEqual(new Map())
  })

  it('does not when the group of the same name stands under another prefix', () => {
    expect(runningOutside(board, seen([['fan posts', ['other']]], {}))).toEqual(new Map())
  })
})

it('a service that runs here, or is about to, does not run outside', () => {
  for (const state of ['starting', 'running', 'stopping'] as const) {
    expect(runningOutside(board, seen([['x.fan x.posts', ['other']]], { a: state }))).toEqual(new Map())
  }
})

it('the clients of one service follow what is seen and what is drawn', () => {
  const now = seen([['x.timeline x.posts', ['b', 'a']]], {})
  expect(clientsOutside('b', board, now)).toBe('a, b')
  expect(clientsOutside('a', board, now)).toBe('')
  expect(clientsOutside('b', { ...board, prefix: '' }, now)).toBe('')
  expect(clientsOutside('b', board, seen([], {}))).toBe('')
})
