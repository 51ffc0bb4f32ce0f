import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { BoardEdit } from '../../shared/document/port'
import { sameTopology } from '../../shared/document/sameTopology'
import { addService, boardsForTests, browser, code, named, value } from './boardsForTests'
import { type LongWork, workHere } from './longWork'
import type { Boards } from './port'
import { isSaved, services, sessionOn, until } from './sessionsForTests'

const NOTHING = Uint8Array.of(0)
const sizeOf = (boards: Boards, id: string) => value(boards.join(id, NOTHING)).update.length
const nobody = () => false

/** A board on which far more was deleted than is drawn. */
async function usedBoard(work?: LongWork) {
  const store = boardsForTests(Date.now, work)
  const id = value(store.boards.create(named('Shop')))
  const ann = browser(store.boards, id)
  const draw = async (change: (edit: BoardEdit) => void) =>
    expect(code(await store.boards.edit(id, ann.update(change)))).toBe('ok')
  await draw(addService('s1'))
  for (let at = 0; at < 40; at++)
    await draw((edit) => {
      for (let node = 0; node < 300; node++) edit.moveTo(`n${node}`, { x: at, y: node })
    })
  await draw((edit) => edit.putConnection({ kind: 'calls', id: 'hanging', from: 'nobody', to: 'nothing' }))
  return { ...store, id, draw }
}

it('makes a board that nobody has open as small as what is drawn, which stays as it is', async () => {
  const { boards, id, onDisk } = await usedBoard()
  const [before, drawn] = [sizeOf(boards, id), value(boards.topology(id))]
  await boards.renew(id, nobody)
  expect(before).toBeGreaterThan(70_000)
  expect(sizeOf(boards, id)).toBeLessThan(1000)
  expect(sameTopology(value(boards.topology(id)), drawn)).toBe(true)
  expect(sameTopology(onDisk(id), drawn)).toBe(true)
  expect(value(boards.join(id, NOTHING)).document).toBe(1)
})

it('waits while somebody has it open, and gives up when somebody draws meanwhile', async () => {
  const { boards, id, draw } = await usedBoard()
  await boards.renew(id, () => true)
  const renewing = boards.renew(id, nobody)
  await draw(addService('s2'))
  await renewing
  expect(value(boards.join(id, NOTHING))).toMatchObject({ document: 0 })
  expect([...value(boards.topology(id)).services.keys()]).toEqual(['s1', 's2'])
})

it('leaves a small board alone', async () => {
  const { boards } = boardsForTests()
  const id = value(boards.create(named('Small')))
  await boards.edit(id, browser(boards, id).update(addService('s1')))
  await boards.renew(id, nobody)
  expect(value(boards.join(id, NOTHING)).document).toBe(0)
})

it('sends a page that was away to the new document, with what it drew meanwhile and without what others deleted', async () => {
  const { boards, id, draw } = await usedBoard()
  const { session, cut, mend, now } = sessionOn(boards, id)
  await until(session, isSaved)
  session.edit(addService('mine'))
  await until(session, isSaved)
  cut()
  session.edit(addService('offline'))
  await draw((edit) => edit.remove(['s1']))
  await boards.renew(id, nobody)
  mend()
  await until(session, (state) => isSaved(state) && state.topology.services.has('offline'))
  expect(services(now())).toEqual(['mine', 'offline'])
  expect([...value(boards.topology(id)).services.keys()]).toEqual(['mine', 'offline'])
  session.edit(addService('later'))
  await until(session, isSaved)
  expect(value(boards.topology(id)).services.size).toBe(3)
})

it('keeps what a page draws at the very moment at which it begins with the new document', async () => {
  const { boards, id } = await usedBoard()
  const { session, cut, mend } = sessionOn(boards, id)
  await until(session, isSaved)
  cut()
  await boards.renew(id, nobody)
  const { join } = boards
  const joining = vi.spyOn(boards, 'join').mockImplementation((boardId, stateVector, document) => {
    if (document === undefined) session.edit(addService('meanwhile'))
    return join(boardId, stateVector, document)
  })
  mend()
  await until(session, isSaved)
  joining.mockRestore()
  expect(new Set(value(boards.topology(id)).services.keys())).toEqual(new Set(['s1', 'meanwhile']))
})

it('draws nothing twice that was saved when the page did not hear of it', async () => {
  const { boards, id } = await usedBoard()
  const { session, cut, mend, faults } = sessionOn(boards, id)
  await until(session, isSaved)
  let pasted = 0
  const paste = (edit: BoardEdit) => {
    pasted += 1
    edit.putNote({ id: `pasted ${pasted}`, text: 'once' })
  }
  faults.loseAnswer = true
  session.edit(paste)
  await vi.waitFor(() => expect(value(boards.topology(id)).notes.size).toBe(1))
  cut()
  await boards.renew(id, nobody)
  faults.loseAnswer = false
  mend()
  await until(session, isSaved)
  expect(value(boards.join(id, NOTHING)).document).toBe(1)
  expect([...value(boards.topology(id)).notes.keys()]).toEqual(['pasted 1'])
})

it('takes no edit that builds on the document before', async () => {
  const { boards, id } = await usedBoard()
  const mallory = browser(boards, id)
  await boards.renew(id, nobody)
  const late = mallory.update((edit) => edit.putService({ id: 's1', name: 'late', language: 'go' }))
  expect(code(await boards.edit(id, late))).toBe('resync')
  expect(code(boards.join(id, Y.encodeStateVector(mallory.doc), 0))).toBe('boardRenewed')
})

it('is given up when the boards are closed, as a version is that is being made: neither is a bug', async () => {
  let end = (_reason: Error) => {}
  const unending = new Promise<never>((_, reject) => {
    end = reject
  })
  const [task, close] = [() => unending, async () => end(new Error('It was ended.'))]
  const { boards, id } = await usedBoard({ version: task, retold: task, renewed: task, close })
  const [renewing, naming] = [boards.renew(id, nobody), boards.versions.name(id, 'Late')]
  await boards.close()
  await expect(renewing).resolves.toBeUndefined()
  expect(code(await naming)).toBe('boardsClosed')
})

it('works on one board at a time, however many are left at once', async () => {
  const under = { way: 0, most: 0 }
  const renewed: LongWork['renewed'] = async (log) => {
    under.way += 1
    under.most = Math.max(under.most, under.way)
    const document = await workHere().renewed(log)
    under.way -= 1
    return document
  }
  const { boards } = boardsForTests(Date.now, { ...workHere(), renewed })
  const note = { id: 'n', text: 'x'.repeat(60_000) }
  const large = { ...named('Large'), notes: new Map(['n', 'm'].map((id) => [id, { ...note, id }])) }
  const ids = [1, 2, 3].map(() => value(boards.create(large)))
  await Promise.all(ids.map((id) => boards.renew(id, nobody)))
  expect(under).toEqual({ way: 0, most: 1 })
})
