import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
// biome-ignore lint/style/noRestrictedImports: both ends together, on the side that has a disk.
import { openBoardSession } from '../../client/board/boardSession'
// biome-ignore lint/style/noRestrictedImports: both ends together, on the side that has a disk.
import type { BoardSession, BoardState } from '../../client/board/port'
// biome-ignore lint/style/noRestrictedImports: both ends together, on the side that has a disk.
import type { Wire } from '../../client/wire'
import { fromBase64, toBase64 } from '../../shared/document/base64'
import { sameTopology } from '../../shared/document/sameTopology'
import type { Answers, Events, Request, RequestName } from '../../shared/protocol/operations'
import { done, type Outcome, type Problem, refused } from '../../shared/protocol/problem'
import { addService, boardsForTests, named, value } from './boardsForTests'
import type { Boards } from './port'

/** The browser's session over the real boards, with a cable in between that a test can cut. */

const OFFLINE = refused({ code: 'offline', sentence: 'The server cannot be reached.', retriable: true })

function cableTo(boards: Boards) {
  const online = createStore<{ readonly online: boolean }>()(() => ({ online: true }))
  const listeners = new Set<(event: Events['board:edited']) => void>()
  const sent: string[] = []
  /** Set by a test: what the server does with the next edits instead of taking them. */
  const faults: { loseAnswer: boolean; refuse: Problem | null; loseEdit: boolean } = {
    loseAnswer: false,
    refuse: null,
    loseEdit: false,
  }
  const stop = boards.onEdited((boardId, update) => {
    if (online.getState().online) for (const tell of listeners) tell({ boardId, update: toBase64(update) })
  })
  onTestFinished(() => stop())

  const answers: { readonly [name: string]: (request: never) => unknown } = {
    'board:join': ({ boardId, stateVector }: Request<'board:join'>) => {
      const joined = boards.join(boardId, fromBase64(stateVector))
      if (!joined.ok) return joined
      const { update, stateVector: theirs } = joined.value
      return done({ update: toBase64(update), stateVector: toBase64(theirs), prefix: boards.prefix(boardId) })
    },
    'board:edit': async ({ boardId, update }: Request<'board:edit'>) => {
      sent.push(update)
      if (faults.refuse) return refused(faults.refuse)
      if (faults.loseEdit) return done(null)
      const outcome = await boards.edit(boardId, fromBase64(update))
      return faults.loseAnswer ? OFFLINE : outcome
    },
    'board:leave': () => done(null),
  }
  const wire: Wire = {
    online,
    ask: async <N extends RequestName>(name: N, request: Request<N>) => {
      await Promise.resolve()
      const answered = online.getState().online ? await answers[name]?.(request as never) : OFFLINE
      return (online.getState().online ? answered : OFFLINE) as Outcome<Answers[N]>
    },
    on: (name, listener) => {
      if (name !== 'board:edited') return () => undefined
      const listen = listener as (event: Events['board:edited']) => void
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
    acknowledgeFrame: () => undefined,
    close: () => undefined,
  }
  return {
    wire,
    sent,
    faults,
    cut: () => online.setState({ online: false }),
    mend: () => online.setState({ online: true }),
  }
}

function sessionOn(boards: Boards, id: string) {
  const cable = cableTo(boards)
  const session = openBoardSession(cable.wire, id)
  onTestFinished(() => session.close())
  return { ...cable, session, now: () => session.state.getState() }
}

const until = (session: BoardSession, expected: (state: BoardState) => boolean) =>
  new Promise<BoardState>((resolve) => {
    const look = (state: BoardState) => expected(state) && resolve(state)
    session.state.subscribe(look)
    look(session.state.getState())
  })
const isSaved = ({ saving }: BoardState) => saving === 'saved'
const services = ({ topology }: BoardState) => [...topology.services.keys()]

describe('two people', () => {
  it('end with the same board, and so does the disk', async () => {
    const { boards, onDisk } = boardsForTests()
    const id = value(boards.create(named('Shop'), { isolated: true }))
    const ann = sessionOn(boards, id)
    const ben = sessionOn(boards, id)
    expect(ann.now().saving).toBe('loading')
    expect((await until(ann.session, isSaved)).prefix).toBe('sb.shop.1.')
    await until(ben.session, isSaved)
    ann.session.edit(addService('a'))
    ben.session.edit(addService('b'))
    expect([ann.now().saving, ann.now().unsaved]).toEqual(['saving', 1])
    await Promise.all([until(ann.session, isSaved), until(ben.session, isSaved)])
    expect([services(ann.now()), services(ben.now())]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ])
    expect(sameTopology(onDisk(id), ann.now().topology)).toBe(true)
  })

  it('undo only what they did themselves, a gesture at a time', async () => {
    const { boards } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const ann = sessionOn(boards, id)
    const ben = sessionOn(boards, id)
    await Promise.all([until(ann.session, isSaved), until(ben.session, isSaved)])
    expect([ann.now().canUndo, ann.now().canRedo]).toEqual([false, false])
    ann.session.edit((edit) => {
      addService('a1')(edit)
      addService('a2')(edit)
    })
    ann.session.edit(addService('a3'))
    await until(ann.session, isSaved)
    ben.session.edit(addService('b'))
    await until(ann.session, (state) => state.topology.services.has('b'))
    ann.session.undo()
    expect(services(ann.now())).toEqual(['a1', 'a2', 'b'])
    ann.session.undo()
    expect([services(ann.now()), ann.now().canUndo, ann.now().canRedo]).toEqual([['b'], false, true])
    ann.session.undo()
    expect(services(ann.now())).toEqual(['b'])
    ann.session.redo()
    await until(ben.session, (state) => services(state).length === 3)
    expect(services(ben.now())).toEqual(['a1', 'a2', 'b'])
  })
})

describe('saved', () => {
  it('means on disk, each time it is shown', async () => {
    const { boards, onDisk } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const ann = sessionOn(boards, id)
    await until(ann.session, isSaved)
    let seen = 0
    ann.session.state.subscribe((state) => {
      if (!isSaved(state)) return
      seen += 1
      expect(services({ ...state, topology: onDisk(id) })).toEqual(services(state))
    })
    for (let count = 0; count < 20; count++) {
      ann.session.edit(addService(`s${count}`))
      if (count % 3 === 0) await until(ann.session, isSaved)
    }
    await until(ann.session, isSaved)
    expect(seen).toBeGreaterThan(6)
    expect(ann.now().topology.services.size).toBe(20)
  })

  it('is not shown before the edits of a closing session are on disk', async () => {
    const { boards, onDisk } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const { session } = sessionOn(boards, id)
    await until(session, isSaved)
    session.edit(addService('last'))
    await session.close()
    expect([...onDisk(id).services.keys()]).toEqual(['last'])
  })
})

describe('edits made offline', () => {
  it('arrive after the reconnect, once, beside those of others', async () => {
    const { boards } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const ann = sessionOn(boards, id)
    const ben = sessionOn(boards, id)
    await Promise.all([until(ann.session, isSaved), until(ben.session, isSaved)])
    ann.cut()
    ann.session.edit(addService('a1'))
    ann.session.edit(addService('a2'))
    ben.session.edit(addService('b'))
    await until(ben.session, isSaved)
    expect([ann.now().saving, ann.now().unsaved, services(ann.now())]).toEqual(['offline', 2, ['a1', 'a2']])
    const told: string[][] = []
    boards.onEdited((_, __, topology) => told.push([...topology.services.keys()]))
    ann.mend()
    await until(ann.session, isSaved)
    expect(told).toEqual([['a1', 'a2', 'b']])
    expect([services(ann.now()), services(ben.now())]).toEqual([
      ['a1', 'a2', 'b'],
      ['a1', 'a2', 'b'],
    ])
  })

  it('are not sent again when only the answer was lost', async () => {
    const { boards } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const ann = sessionOn(boards, id)
    await until(ann.session, isSaved)
    ann.faults.loseAnswer = true
    ann.session.edit(addService('a1'))
    await vi.waitFor(() => expect(value(boards.topology(id)).services.size).toBe(1))
    ann.cut()
    expect([ann.now().saving, ann.now().unsaved]).toEqual(['offline', 1])
    ann.faults.loseAnswer = false
    ann.mend()
    await until(ann.session, isSaved)
    expect(ann.sent.length).toBe(1)
  })
})

describe('a refusal', () => {
  it('of a board that does not exist says so', async () => {
    const { boards } = boardsForTests()
    const { session } = sessionOn(boards, 'nowhere')
    const { problem, saving } = await until(session, (state) => state.problem !== null)
    expect([problem?.code, saving]).toEqual(['noBoard', 'refused'])
  })

  it('takes back the refused edit alone, and keeps those before and after it', async () => {
    const { boards, onDisk } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const ann = sessionOn(boards, id)
    await until(ann.session, isSaved)
    ann.cut()
    ann.session.edit(addService('before'))
    ann.session.edit((edit) => edit.putNote({ id: 'huge', text: 'x'.repeat(5_000_000) }))
    ann.session.edit(addService('after'))
    ann.mend()
    const { problem } = await until(ann.session, (state) => state.unsaved === 0)
    expect([problem?.code, ann.now().saving]).toEqual(['editTooLarge', 'refused'])
    expect([services(ann.now()), ann.now().topology.notes.size]).toEqual([['after', 'before'], 0])
    expect(sameTopology(onDisk(id), ann.now().topology)).toBe(true)
    ann.session.edit(addService('next'))
    expect((await until(ann.session, isSaved)).problem).toBe(null)
    expect([...onDisk(id).services.keys()]).toEqual(['after', 'before', 'next'])
  })

  it('for a predecessor that got lost sends everything the server lacks', async () => {
    const { boards, onDisk } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const ann = sessionOn(boards, id)
    await until(ann.session, isSaved)
    ann.faults.loseEdit = true
    ann.session.edit(addService('lost'))
    await until(ann.session, isSaved)
    ann.faults.loseEdit = false
    ann.session.edit(addService('next'))
    expect((await until(ann.session, isSaved)).problem).toBe(null)
    expect([...onDisk(id).services.keys()]).toEqual(['lost', 'next'])
  })

  it('by a full disk is shown, keeps the edit, and is over when the disk is', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const { boards, onDisk } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const ann = sessionOn(boards, id)
    await until(ann.session, isSaved)
    ann.faults.refuse = { code: 'diskFull', sentence: 'The disk is full.', retriable: true }
    ann.session.edit(addService('s1'))
    const { problem, unsaved } = await until(ann.session, ({ saving }) => saving === 'refused')
    expect([problem?.code, unsaved, services(ann.now())]).toEqual(['diskFull', 1, ['s1']])
    ann.faults.refuse = null
    await vi.advanceTimersByTimeAsync(2000)
    expect((await until(ann.session, isSaved)).problem).toBe(null)
    expect([...onDisk(id).services.keys()]).toEqual(['s1'])
  })
})
