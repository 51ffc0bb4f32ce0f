import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
// biome-ignore lint/plugin/client: both ends together, as in server/boards.
import type { BoardSession, BoardState } from '../../client/board/port'
// biome-ignore lint/plugin/client: both ends together, as in server/boards.
import { openProfile } from '../../client/board/together/profile'
// biome-ignore lint/plugin/client: both ends together, as in server/boards.
import { createTogether } from '../../client/board/together/together'
// biome-ignore lint/plugin/client: both ends together, as in server/boards.
import { createWorkspace } from '../../client/board/workspace'
// biome-ignore lint/plugin/client: both ends together, as in server/boards.
import type { Wire } from '../../client/wire'
import { type Outcome, refused } from '../../shared/problem'
import type { Request } from '../../shared/protocol/operations'
import { MOST_FIELD } from '../../shared/protocol/personLimits'
import type { PresenceNews } from '../../shared/protocol/presence'
import { createPresenceRooms } from './presenceRooms'

type Listeners = Set<(to: readonly string[], news: PresenceNews) => void>

/** A server's room and the browsers in it, without a wire in between. */
function openRoom() {
  const listeners: Listeners = new Set()
  const rooms = createPresenceRooms({
    isBehind: () => false,
    tell: (to, news) => {
      for (const listen of listeners) listen(to, news)
    },
  })
  onTestFinished(rooms.close)
  return { rooms, come: (name: string) => comeIn(rooms, listeners, name) }
}

function comeIn(rooms: ReturnType<typeof createPresenceRooms>, listeners: Listeners, name: string) {
  const told: Request<'presence:tell'>['me'][] = []
  const saving = createStore(() => ({ saving: 'loading' }))
  const away: Outcome<never> = refused({ code: 'offline', sentence: 'Away.' })
  let connection = 1
  const wire = {
    ask: async (_name: string, { boardId, me }: Request<'presence:tell'>) => {
      if (saving.getState().saving !== 'saved') return away
      told.push(me)
      return rooms.tell(boardId, { page: name, id: `${name} ${connection}` }, me)
    },
    on: (_name: string, listener: (news: PresenceNews) => void) => {
      const listen = (to: readonly string[], news: PresenceNews) => {
        if (to.includes(`${name} ${connection}`) && saving.getState().saving === 'saved') listener(news)
      }
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
  } as unknown as Wire
  const kept = JSON.stringify({ name })
  const profile = openProfile(
    () => ({ getItem: () => kept, setItem: () => {} }),
    () => 0,
  )
  const workspace = createWorkspace()
  const session = { boardId: 'shop', state: saving } as unknown as BoardSession
  let becomeIdle = (_idle: boolean) => {}
  const together = createTogether({
    wire,
    session,
    workspace,
    profile,
    watchActivity: (onChange) => {
      becomeIdle = onChange
      return () => {}
    },
  })
  onTestFinished(together.close)
  const be = (state: BoardState['saving']) => saving.setState({ saving: state })
  return {
    together,
    workspace,
    profile,
    told,
    join: () => be('saved'),
    loseConnection: () => be('offline'),
    joinAnew: () => {
      connection += 1
      be('saved')
    },
    becomeIdle: (idle: boolean) => becomeIdle(idle),
    sees: () => [...together.others.getState().people.values()].map(({ name: seen }) => seen),
  }
}

const seen = (expected: () => void) => vi.waitFor(expected, { timeout: 5000, interval: 5 })

describe('people on a board', () => {
  it('see each other come, point, select, write, rest and go', async () => {
    const { rooms, come } = openRoom()
    const [ann, ben] = [come('Ann'), come('Ben')]
    ann.join()
    await seen(() => expect(ann.told).toHaveLength(1))
    ann.workspace.setState({ selection: new Set(['s']) })
    ben.join()
    await seen(() => expect([ann.sees(), ben.sees()]).toEqual([['Ben'], ['Ann']]))
    const [annSeen] = ben.together.others.getState().people.keys()
    ann.together.show({ pointer: { x: 1, y: 2 }, field: 's name' })
    await seen(() => expect(ben.together.whereabouts(annSeen ?? '').pointer).toEqual({ x: 1, y: 2 }))
    const look = () => ben.together.others.getState().people.get(annSeen ?? '')
    expect(look()).toMatchObject({ selection: ['s'], field: 's name', idle: false, tab: 'messages' })
    ann.becomeIdle(true)
    ann.profile.setState({ name: 'Anna' })
    await seen(() => expect(look()).toMatchObject({ idle: true, name: 'Anna' }))
    ben.together.follow(annSeen ?? '')
    expect(ben.together.others.getState().following).toBe(annSeen)
    rooms.leaveAll('Ann 1')
    await seen(() => expect([ben.sees(), ben.together.others.getState().following]).toEqual([[], null]))
  })

  it('are told of where the field that they write in has a very long name', async () => {
    const { come } = openRoom()
    const [ann, ben] = [come('Ann'), come('Ben')]
    ann.join()
    ben.join()
    await seen(() => expect([ann.sees(), ben.sees()]).toEqual([['Ben'], ['Ann']]))
    ann.together.show({ field: 'x'.repeat(1000) })
    const field = () => [...ben.together.others.getState().people.values()][0]?.field
    await seen(() => expect(field()).toBe('x'.repeat(MOST_FIELD)))
  })

  it('cost nothing while somebody is alone', async () => {
    const { come } = openRoom()
    const ann = come('Ann')
    ann.join()
    await seen(() => expect(ann.told).toHaveLength(1))
    for (let x = 0; x < 100; x++) ann.together.show({ pointer: { x, y: 0 } })
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect(ann.told).toHaveLength(1)
  })

  it('move as often as they like, and are told on at most twenty times a second, ending where they are', async () => {
    const { come } = openRoom()
    const [ann, ben] = [come('Ann'), come('Ben')]
    ann.join()
    ben.join()
    await seen(() => expect(ben.sees()).toEqual(['Ann']))
    await seen(() => expect(ann.sees()).toEqual(['Ben']))
    const before = ann.told.length
    for (let x = 0; x <= 500; x++) ann.together.show({ pointer: { x, y: 0 } })
    const [annSeen] = ben.together.others.getState().people.keys()
    await seen(() => expect(ben.together.whereabouts(annSeen ?? '').pointer).toEqual({ x: 500, y: 0 }))
    expect(ann.told.length - before).toBeLessThanOrEqual(3)
  })

  it('change nothing that React looks at when only pointers move', async () => {
    const { come } = openRoom()
    const [ann, ben] = [come('Ann'), come('Ben')]
    ann.join()
    ben.join()
    await seen(() => expect([ann.sees(), ben.sees()]).toEqual([['Ben'], ['Ann']]))
    const before = ben.together.others.getState()
    let moves = 0
    ben.together.onMoved(() => {
      moves += 1
    })
    ann.together.show({ pointer: { x: 7, y: 7 }, view: { x: 0, y: 0, width: 10, height: 10 } })
    await seen(() => expect(moves).toBeGreaterThan(0))
    expect(ben.together.others.getState()).toBe(before)
  })

  it('are all there again after the connection was lost, before the server has noticed and after', async () => {
    const { rooms, come } = openRoom()
    const [ann, ben] = [come('Ann'), come('Ben')]
    ann.join()
    ben.join()
    await seen(() => expect([ann.sees(), ben.sees()]).toEqual([['Ben'], ['Ann']]))
    const [annSeen] = ben.together.others.getState().people.keys()
    ben.together.follow(annSeen ?? '')
    ben.loseConnection()
    expect([ben.sees(), ben.together.others.getState().following]).toEqual([[], null])
    ben.joinAnew()
    await seen(() => expect(ben.sees()).toEqual(['Ann']))
    rooms.leaveAll('Ben 2')
    await seen(() => expect(ann.sees()).toEqual([]))
    ben.loseConnection()
    ben.joinAnew()
    await seen(() => expect([ann.sees(), ben.sees()]).toEqual([['Ben'], ['Ann']]))
  })
})
