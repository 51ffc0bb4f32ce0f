import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Presence, PresenceNews } from '../../shared/protocol/presence'
import { createPresenceRooms } from './presenceRooms'

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

const OTTER: Presence = {
  name: 'Quiet Otter',
  color: 1,
  idle: false,
  pointer: null,
  view: null,
  selection: [],
  field: null,
  tab: null,
}

function openRooms() {
  const told: (PresenceNews & { readonly to: readonly string[] })[] = []
  const behind = new Set<string>()
  const rooms = createPresenceRooms({
    isBehind: (connection) => behind.has(connection),
    tell: (to, news) => told.push({ to, ...news }),
  })
  onTestFinished(rooms.close)
  const tell = (page: string, me: Partial<Presence> = {}, boardId = 'shop') => {
    const outcome = rooms.tell(boardId, { page, id: `${page} now` }, { ...OTTER, name: page, ...me })
    if (!outcome.ok) throw new Error(outcome.problem.code)
    return outcome.value
  }
  /** What a page knows that was there from the beginning. */
  const known = (page = told[0]?.to[0]) => {
    const people = new Map<string, Partial<Presence>>()
    for (const { changed, gone } of told.filter(({ to }) => page !== undefined && to.includes(page))) {
      for (const news of changed) people.set(news.id, { ...people.get(news.id), ...news })
      for (const id of gone) people.delete(id)
    }
    return people
  }
  return { rooms, told, behind, tell, known, pass: (ms: number) => void vi.advanceTimersByTime(ms) }
}

describe('who is on a board', () => {
  it('is told to all of them, first whole, then only what changed', () => {
    const { tell, told, pass } = openRooms()
    const ann = tell('ann')
    expect(ann).toMatchObject({ total: 1, people: [] })
    pass(50)
    expect(told).toEqual([])
    const ben = tell('ben', { color: 2 })
    expect(ben.people).toEqual([{ ...OTTER, name: 'ann', id: ann.you }])
    pass(50)
    const [annSeen, benSeen] = [
      { ...OTTER, name: 'ann', id: ann.you },
      { ...OTTER, name: 'ben', color: 2, id: ben.you },
    ]
    expect(told).toEqual([
      { to: ['ann now'], boardId: 'shop', total: 2, gone: [], changed: [annSeen, benSeen] },
      { to: ['ben now'], boardId: 'shop', total: 2, gone: [], changed: [benSeen] },
    ])
    tell('ann', { pointer: { x: 1, y: 2 } })
    expect(tell('ann', { pointer: { x: 3, y: 4 }, selection: ['s'] })).toEqual({ you: ann.you, total: 2 })
    pass(50)
    expect(told[2]).toEqual({
      to: ['ann now', 'ben now'],
      boardId: 'shop',
      total: 2,
      gone: [],
      changed: [{ id: ann.you, pointer: { x: 3, y: 4 }, selection: ['s'] }],
    })
  })

  it('is nobody’s business on another board', () => {
    const { tell, told, pass } = openRooms()
    tell('ann')
    tell('ben', {}, 'other')
    pass(1000)
    expect(told).toEqual([])
  })

  it('is told when somebody leaves, is disconnected, or is silent for longer than a hidden page is', () => {
    const { rooms, tell, told, known, pass } = openRooms()
    for (const page of ['ann', 'ben', 'cleo', 'dan']) tell(page)
    pass(50)
    rooms.leave('shop', 'ben now')
    rooms.leaveAll('cleo now')
    pass(50)
    expect(told.at(-1)).toMatchObject({ total: 2, gone: [expect.any(String), expect.any(String)] })
    for (let minute = 0; minute < 3; minute++) {
      pass(60_000)
      tell('ann')
    }
    pass(50)
    expect([...known().values()].map(({ name }) => name)).toEqual(['ann'])
    expect(tell('dan').people).toHaveLength(1)
  })

  it('stays when the connection that ends is an older one of the same page', () => {
    const { rooms, tell, told, pass } = openRooms()
    tell('ann')
    tell('ben')
    pass(50)
    rooms.tell('shop', { page: 'ben', id: 'ben again' }, { ...OTTER, name: 'ben' })
    rooms.leaveAll('ben now')
    pass(1000)
    expect(told.at(-1)).toMatchObject({ total: 2, gone: [] })
  })

  it('cannot be traced to what the page proves itself with', () => {
    const { tell } = openRooms()
    expect(tell('c2VjcmV0IHNlY3JldCBzZWM=').you).toMatch(/^[\w-]{16}$/)
  })

  it('has a colour of their own as long as there are enough', () => {
    const { tell, known, pass } = openRooms()
    for (const page of ['ann', 'ben', 'cleo']) tell(page, { color: 7 })
    pass(50)
    tell('ben', { color: 7 })
    pass(50)
    expect([...known().values()].map(({ color }) => color)).toEqual([7, 0, 1])
  })

  it('has a name that does no harm', () => {
    const { tell, known, pass } = openRooms()
    tell('ann', { name: '\u202E<b>nn\u200BA\n' })
    tell('ben', { name: '\u200B' })
    pass(50)
    expect([...known().values()].map(({ name }) => name)).toEqual(['<b>nnA', 'Somebody'])
  })
})

describe('a full room', () => {
  const crowd = (tell: ReturnType<typeof openRooms>['tell'], size: number) =>
    Array.from({ length: size }, (_, at) => tell(`p${at}`))

  it('shows so many and counts the others; who does nothing gives way', () => {
    const { tell, told, known, pass } = openRooms()
    crowd(tell, 100)
    pass(250)
    expect([known().size, told.at(-1)?.total]).toEqual([24, 100])
    expect([...known().values()].map(({ name }) => name)).toContain('p23')
    tell('p0', { idle: true })
    pass(250)
    expect(known().size).toBe(24)
    expect([...known().values()].map(({ name }) => name)).toContain('p24')
    expect([...known().values()].map(({ name }) => name)).not.toContain('p0')
  })

  it('is told so seldom that a hundred who all move cost each a bounded number of bytes', () => {
    const { tell, told, pass } = openRooms()
    crowd(tell, 100)
    pass(250)
    const before = told.length
    for (let step = 0; step < 20; step++) {
      for (let at = 0; at < 100; at++) tell(`p${at}`, { pointer: { x: step, y: at } })
      pass(50)
    }
    const second = told.slice(before)
    expect(second).toHaveLength(4)
    expect(JSON.stringify(second).length).toBeLessThan(10_000)
  })

  it('tells who is behind nothing before they have caught up, and then only what is newest', () => {
    const { tell, told, behind, known, pass } = openRooms()
    for (const page of ['ann', 'ben', 'cleo']) tell(page)
    pass(50)
    behind.add('ben now')
    for (let x = 0; x < 10; x++) {
      tell('ann', { pointer: { x, y: 0 } })
      pass(50)
    }
    const toBen = () => told.filter(({ to }) => to.includes('ben now'))
    const before = toBen().length
    expect(known('cleo now').get(tell('ann', { pointer: { x: 9, y: 0 } }).you)?.pointer).toEqual({ x: 9, y: 0 })
    behind.clear()
    pass(50)
    expect(toBen().slice(before)).toEqual([expect.objectContaining({ gone: [], total: 3 })])
    expect(toBen().at(-1)?.changed).toEqual([{ id: expect.any(String), pointer: { x: 9, y: 0 } }])
    pass(500)
    expect(toBen()).toHaveLength(before + 1)
  })

  it('costs nothing more where many only listen', () => {
    const { tell, told, pass } = openRooms()
    for (const page of ['ann', 'ben']) tell(page)
    pass(1000)
    expect(new Set(told.flatMap(({ to }) => to))).toEqual(new Set(['ann now', 'ben now']))
  })

  it('refuses whom it hears of too often, and hears them again in the next second', () => {
    const { rooms, tell, pass } = openRooms()
    for (let count = 0; count < 40; count++) tell('ann')
    const refused = rooms.tell('shop', { page: 'ann', id: 'ann now' }, OTTER)
    expect(refused).toMatchObject({ ok: false, problem: { code: 'tooMuch', retriable: true } })
    pass(1000)
    expect(tell('ann').total).toBe(1)
  })
})
