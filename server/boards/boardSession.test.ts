import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { sameTopology } from '../../shared/document/sameTopology'
import { addService, boardsForTests, named, value } from './boardsForTests'
import { isSaved, services, sessionOn, until } from './sessionsForTests'

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

  it('see with the drawing what its topics are called on the cluster', async () => {
    const { boards } = boardsForTests()
    const { session } = sessionOn(boards, value(boards.create(named('Shop'), { isolated: true })))
    expect((await until(session, ({ topology }) => topology.name === 'Shop')).prefix).toBe('sb.shop.1.')
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

  it('leaves no step in the history that takes back nothing', async () => {
    const { boards } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const ann = sessionOn(boards, id)
    await until(ann.session, isSaved)
    ann.cut()
    ann.session.edit((edit) => edit.putNote({ id: 'huge', text: 'x'.repeat(5_000_000) }))
    ann.session.edit(addService('after'))
    ann.session.edit((edit) => edit.moveTo('huge', { x: 1, y: 2 }))
    ann.mend()
    await until(ann.session, (state) => state.unsaved === 0)
    expect([services(ann.now()), ann.now().canUndo]).toEqual([['after'], true])
    ann.session.undo()
    expect([services(ann.now()), ann.now().canUndo]).toEqual([[], false])
  })

  it('because somebody else has written under its name costs no edit', async () => {
    const { boards, onDisk } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const ann = sessionOn(boards, id)
    await until(ann.session, isSaved)
    ann.session.edit(addService('before'))
    await until(ann.session, isSaved)
    ann.faults.author = 'another'
    ann.session.edit(addService('s1'))
    ann.session.edit(addService('s2'))
    expect((await until(ann.session, isSaved)).problem).toBe(null)
    expect([...onDisk(id).services.keys()]).toEqual(['before', 's1', 's2'])
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

describe('whatever happens in whatever order', () => {
  const happenings = fc.array(
    fc.tuple(fc.nat(2), fc.constantFrom('add', 'add', 'undo', 'redo', 'cut', 'mend', 'wait')),
    { maxLength: 60 },
  )

  it('nobody loses work, undo takes back only one’s own, and everyone ends with what is on disk', {
    timeout: 30_000,
  }, async () => {
    const store = boardsForTests()
    await fc.assert(
      fc.asyncProperty(happenings, async (story) => {
        const id = value(store.boards.create(named('Shop')))
        const people = [0, 1, 2].map((who) => ({
          who,
          done: [] as string[],
          undone: [] as string[],
          ...sessionOn(store.boards, id),
        }))
        await Promise.all(people.map(({ session }) => until(session, isSaved)))
        for (const [at, [who, what]] of story.entries()) {
          const person = people[who]
          if (person) await act(person, { what, name: `${who}-${at}` })
        }
        for (const person of people) {
          person.cut()
          person.mend()
        }
        await Promise.all(people.map(({ session }) => until(session, isSaved)))
        const expected = people.flatMap((person) => person.done).sort()
        for (const person of people) expect(services(person.now())).toEqual(expected)
        expect([...store.onDisk(id).services.keys()]).toEqual(expected)
        await Promise.all(people.map(({ session }) => session.close()))
      }),
      { numRuns: 40 },
    )
  })
})

type Person = ReturnType<typeof sessionOn> & { readonly done: string[]; readonly undone: string[] }

async function act(person: Person, { what, name }: { what: string; name: string }): Promise<void> {
  if (what === 'cut') person.cut()
  if (what === 'mend') person.mend()
  if (what === 'wait') await new Promise(setImmediate)
  if (what === 'add') {
    person.session.edit(addService(name))
    person.done.push(name)
    person.undone.length = 0
  }
  if (what === 'undo') {
    person.session.undo()
    person.undone.push(...person.done.splice(-1))
  }
  if (what === 'redo') {
    person.session.redo()
    person.done.push(...person.undone.splice(-1))
  }
}
