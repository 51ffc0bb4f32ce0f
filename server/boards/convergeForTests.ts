import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import * as Y from 'yjs'
import { createStore } from 'zustand/vanilla'
// biome-ignore lint/plugin/client: both ends together, on the side that has a disk.
import { openBoardSession } from '../../client/board/boardSession'
// biome-ignore lint/plugin/client: both ends together, on the side that has a disk.
import type { BoardSession } from '../../client/board/port'
// biome-ignore lint/plugin/client: both ends together, on the side that has a disk.
import type { Wire } from '../../client/wire'
import { fromBase64, toBase64 } from '../../shared/document/base64'
import type { BoardEdit } from '../../shared/document/port'
import { sameTopology } from '../../shared/document/sameTopology'
import { done, type Outcome, refused } from '../../shared/problem'
import type { Request } from '../../shared/protocol/operations'
import { EMPTY_TOPOLOGY } from '../../shared/topology/model'
import type { Boards } from './port'
import { openBoards } from './sqliteBoards'

const WHAT = [
  ...['add', 'add', 'name', 'move', 'connect', 'remove', 'undo', 'redo'],
  ...['hear', 'hear', 'wait', 'wait', 'cut', 'mend', 'mend', 'kill'],
] as const

/** What two to four people do to one board, and what happens to their cables and to the server meanwhile. */
export const sessions = fc.record({
  people: fc.integer({ min: 2, max: 4 }),
  steps: fc.array(
    fc.record({
      who: fc.nat(3),
      what: fc.constantFrom(...WHAT),
      at: fc.nat(9),
      amount: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 20, maxLength: 80 },
  ),
})
type Sessions = typeof sessions extends fc.Arbitrary<infer S> ? S : never
type Step = Sessions['steps'][number]

export type Converged = {
  readonly edits: number
  readonly acknowledged: number
  readonly cuts: number
  readonly kills: number
  readonly elements: number
}

/** Plays it through. Throws with a sentence when two copies differ, or something acknowledged is not there in the end. */
export async function converge({ people: count, steps }: Sessions): Promise<Converged> {
  const server = openServer()
  const people = Array.from({ length: count }, () => openPerson(server))
  const counted = { edits: 0, cuts: 0, kills: 0 }
  try {
    for (const [number, step] of steps.entries()) {
      await act(server, people[step.who % count] ?? openPerson(server), { ...step, number })
      if (EDITS.has(step.what)) counted.edits++
      if (step.what === 'cut') counted.cuts++
      if (step.what === 'kill') counted.kills++
    }
    await comeTogether(people)
    const acknowledged = people.flatMap((person) => person.acknowledged)
    return { ...counted, acknowledged: acknowledged.length, elements: check(server, people, acknowledged) }
  } finally {
    for (const { session } of people) await session.close()
    server.close()
  }
}

const EDITS: ReadonlySet<string> = new Set(['add', 'name', 'move', 'connect', 'remove', 'undo', 'redo'])

/** The real boards in a folder. What a killed server leaves is what the next one finds. */
function openServer() {
  const folders = [mkdtempSync(join(tmpdir(), 'converge-'))]
  let boards = openBoards(folders[0] ?? '')
  const opened = [boards]
  const created = boards.create({ ...EMPTY_TOPOLOGY, name: 'Shop' })
  if (!created.ok) throw new Error(created.problem.sentence)
  const boardId = created.value
  const hearing = new Set<(update: Uint8Array) => void>()
  const killed = new Set<() => void>()
  const follow = (store: Boards) =>
    store.onEdited((_, update) => {
      if (store === boards) for (const hear of hearing) hear(update)
    })
  follow(boards)
  return {
    boardId,
    boards: () => boards,
    hearing,
    killed,
    kill: () => {
      const copy = mkdtempSync(join(tmpdir(), 'converge-'))
      cpSync(folders.at(-1) ?? '', copy, { recursive: true })
      folders.push(copy)
      boards = openBoards(copy)
      opened.push(boards)
      follow(boards)
      for (const cut of killed) cut()
    },
    close: () => {
      for (const store of opened) store.close()
      for (const folder of folders) rmSync(folder, { recursive: true })
    },
  }
}
type Server = ReturnType<typeof openServer>

const OFFLINE: Outcome<never> = refused({ code: 'offline', sentence: 'The server cannot be reached.', retriable: true })

/** A browser at the end of a cable. What was told waits until it is heard, in any order, some of it twice; a cut loses it. */
function openPerson(server: Server) {
  const online = createStore(() => ({ online: true }))
  const acknowledged: Uint8Array[] = []
  let waiting: Uint8Array[] = []
  let tell = (_update: Uint8Array) => {}
  let connection = 0
  const page = `${Math.random()}`
  server.hearing.add((update) => void (online.getState().online && waiting.push(update)))
  const cut = () => {
    connection++
    waiting = []
    online.setState({ online: false })
  }
  server.killed.add(cut)
  const answers = {
    'board:join': ({ boardId, stateVector, document }: Request<'board:join'>) => {
      const joined = server.boards().join(boardId, fromBase64(stateVector), document)
      if (!joined.ok) return joined
      const [update, theirs] = [toBase64(joined.value.update), toBase64(joined.value.stateVector)]
      return done({ update, stateVector: theirs, prefix: '', document: joined.value.document })
    },
    'board:edit': ({ boardId, update }: Request<'board:edit'>) =>
      server.boards().edit(boardId, fromBase64(update), page),
    'board:size': () => OFFLINE,
    'board:leave': () => done(null),
  }
  const ask = async (name: keyof typeof answers, request: never) => {
    await Promise.resolve()
    if (!online.getState().online) return OFFLINE
    const asked = connection
    const outcome = await answers[name](request)
    if (asked !== connection) return OFFLINE
    if (name === 'board:edit' && outcome.ok) acknowledged.push(fromBase64((request as Request<'board:edit'>).update))
    return outcome
  }
  const on = (_name: string, listener: (event: { boardId: string; update: string }) => void) => {
    tell = (update) => listener({ boardId: server.boardId, update: toBase64(update) })
    return () => {}
  }
  const session = openBoardSession({ online, ask, on } as unknown as Wire, server.boardId)
  return {
    session,
    acknowledged,
    cut,
    mend: () => online.setState({ online: true }),
    hear: (from: number, amount: number) => {
      const heard = waiting.splice(waiting.length === 0 ? 0 : from % waiting.length, amount)
      for (const update of [...heard.reverse(), ...heard.slice(0, 1)]) tell(update)
    },
  }
}
type Person = ReturnType<typeof openPerson>

async function act(server: Server, person: Person, { what, at, amount, number }: Step & { number: number }) {
  const { session } = person
  const { services, topics } = session.state.getState().topology
  const [service, topic] = [nth(services, at), nth(topics, amount)]
  if (what === 'add') session.edit(addPair(`${number}`))
  if (what === 'name' && service) session.edit((edit) => edit.putService({ ...service, name: `name ${number}` }))
  if (what === 'move' && service) session.edit((edit) => edit.moveTo(service.id, { x: number, y: at }))
  if (what === 'connect' && service && topic) session.edit(subscribe(`${number} c`, topic.id, service.id))
  if (what === 'remove') session.edit((edit) => edit.remove([(at % 2 === 0 ? service : topic)?.id ?? '']))
  if (what === 'undo') session.undo()
  if (what === 'redo') session.redo()
  if (what === 'hear') person.hear(at, amount)
  if (what === 'wait') await nextTurn()
  if (what === 'cut') person.cut()
  if (what === 'mend') person.mend()
  if (what === 'kill') server.kill()
  await Promise.resolve()
}

const nth = <T>(elements: ReadonlyMap<string, T>, at: number): T | undefined =>
  [...elements.values()][at % Math.max(1, elements.size)]

const addPair = (id: string) => (edit: BoardEdit) => {
  edit.putService({ id: `${id} s`, name: id, language: 'typescript' })
  edit.putTopic({ id: `${id} t`, name: id, partitions: 1, replication: 1, configs: new Map() })
  edit.moveTo(`${id} s`, { x: 0, y: 0 })
}

const subscribe = (id: string, from: string, to: string) => (edit: BoardEdit) =>
  edit.putConnection({ id, kind: 'subscribes', from, to, group: 'g', start: 'earliest' })

/** Turns of the event loop within which everybody must be on the same board again. */
const MOST_TURNS = 5000

async function comeTogether(people: readonly Person[]): Promise<void> {
  for (const person of people) {
    person.cut()
    person.mend()
  }
  const isSaved = ({ session }: Person) => session.state.getState().saving === 'saved'
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    await nextTurn()
    for (const person of people) person.hear(0, Number.POSITIVE_INFINITY)
    if (turn > 3 && people.every(isSaved)) return
  }
  const states = people.map(({ session }) => session.state.getState())
  throw new Error(`Not all saved: ${states.map(({ saving, problem }) => `${saving} ${problem?.sentence}`).join(', ')}`)
}

/** How many elements everybody has in the end. */
function check(server: Server, people: readonly Person[], acknowledged: readonly Uint8Array[]): number {
  server.kill()
  const disk = server.boards().topology(server.boardId)
  const whole = server.boards().join(server.boardId, Uint8Array.of(0))
  if (!disk.ok || !whole.ok) throw new Error('The board cannot be read any more.')
  for (const [who, { session }] of people.entries())
    if (!sameTopology(disk.value, topologyOf(session)))
      throw new Error(`Person ${who} sees another board than the disk.`)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, whole.value.update)
  let news = 0
  doc.on('update', () => {
    news++
  })
  for (const update of acknowledged) Y.applyUpdate(doc, update)
  if (news > 0) throw new Error(`${news} of ${acknowledged.length} acknowledged edits are not on disk.`)
  return disk.value.services.size + disk.value.topics.size + disk.value.connections.size
}

const topologyOf = (session: BoardSession) => session.state.getState().topology
