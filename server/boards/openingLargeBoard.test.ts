import { describe, expect, it } from 'vitest'
import { addService, boardsForTests, named, value } from './boardsForTests'
import { isSaved, sessionOn, until } from './sessionsForTests'

describe('a large board', () => {
  const large = () => {
    const notes = Array.from({ length: 12 }, (_, at) => ({ id: `n${at}`, text: 'x'.repeat(60_000) }))
    return { ...named('Large'), notes: new Map(notes.map((note) => [note.id, note])) }
  }

  it('says what is being done while it opens, and is drawn when that was said', async () => {
    const { boards } = boardsForTests()
    const { session, now } = sessionOn(boards, value(boards.create(large())))
    const said: string[] = []
    session.state.subscribe(({ opening, topology, saving }) => {
      const step = `${opening?.step ?? saving} ${opening?.size?.nodes ?? '-'} ${topology.notes.size}`
      if (said.at(-1) !== step) said.push(step)
    })
    await until(session, isSaved)
    expect(said).toEqual(['fetching 12 0', 'reading 12 0', 'drawing 12 0', 'saved - 12'])
    expect(now().opening).toBeNull()
  })

  it('is asked how large it is; one that is there at once is not', async () => {
    const { boards } = boardsForTests()
    const [small, big] = [named('Small'), large()].map((board) => sessionOn(boards, value(boards.create(board))))
    for (const one of [small, big]) if (one) await until(one.session, isSaved)
    expect([small?.asked, big?.asked]).toEqual([['board:join'], ['board:join', 'board:size']])
  })

  it('is joined again when the connection is lost while it is being read', async () => {
    const { boards } = boardsForTests()
    const id = value(boards.create(large()))
    const { session, cut, mend } = sessionOn(boards, id)
    await until(session, ({ opening }) => opening?.step === 'reading')
    cut()
    await sessionOn(boards, id).session.close()
    mend()
    await until(session, isSaved)
    session.edit(addService('s'))
    await until(session, isSaved)
    expect(value(boards.topology(id)).services.size).toBe(1)
  })
})
