import { done, type Outcome, refused } from '../../shared/problem'
import type { BoardSummary, Request } from '../../shared/protocol/operations'
import { TEMPLATES } from '../../shared/templates/templates'
import { parseBoardFile } from '../../shared/topology/boardFile'
import { EMPTY_TOPOLOGY, type Topology } from '../../shared/topology/model'
import { nodeCount } from '../../shared/topology/nodeCount'
import { thumbnail } from '../boards/thumbnail'
import { freeName } from './freeName'
import { idsTaken, isolationOfTemplate } from './isolation'
import type { Operations } from './operation'
import type { Parts } from './parts'
import { stopByHand } from './stopWanted'
import { wireBytes, wireText } from './wireBytes'

export const boardOperations: Operations<
  | 'board:list'
  | 'board:create'
  | 'board:rename'
  | 'board:duplicate'
  | 'board:delete'
  | 'board:restore'
  | 'board:join'
  | 'board:size'
  | 'board:leave'
  | 'board:edit'
> = {
  'board:list': (parts) => done(boardSummaries(parts)),
  'board:create': async (parts, request) => {
    const drawn = newTopology({ ...request, name: request.name ?? nameForEmpty(parts, request) })
    if (!drawn.ok) return drawn
    const isolation = request.template === undefined ? {} : await isolationOfTemplate(parts, drawn.value)
    const created = parts.boards.create(drawn.value, isolation)
    return created.ok ? done({ boardId: created.value }) : created
  },
  'board:rename': (parts, { boardId, name }) => parts.boards.rename(boardId, name),
  'board:duplicate': async (parts, { boardId }) => {
    const isIsolated = parts.boards.prefix(boardId) !== ''
    const copied = parts.boards.duplicate(boardId, isIsolated ? await idsTaken(parts) : undefined)
    return copied.ok ? done({ boardId: copied.value }) : copied
  },
  'board:delete': async (parts, { boardId }) => {
    const stopped = await stopByHand(parts, boardId)
    if (!stopped.ok) return stopped
    const deleted = parts.boards.delete(boardId)
    const engine = parts.cluster.engine()
    if (deleted.ok && engine.ok) await engine.value.runner.forget(boardId)
    return deleted
  },
  'board:restore': (parts, { boardId }) => parts.boards.restore(boardId),
  'board:join': (parts, { boardId, stateVector, document }, actor) => {
    const joined = parts.boards.join(boardId, wireBytes(stateVector), document)
    if (!joined.ok) return joined
    actor.enter(boardId)
    return done({
      update: wireText(joined.value.update),
      stateVector: wireText(joined.value.stateVector),
      prefix: parts.boards.prefix(boardId),
      document: joined.value.document,
    })
  },
  'board:size': (parts, { boardId }) => {
    const drawn = parts.boards.topology(boardId)
    return drawn.ok ? done({ nodes: nodeCount(drawn.value), connections: drawn.value.connections.size }) : drawn
  },
  'board:leave': (parts, { boardId }, actor) => {
    parts.presence.leave(boardId, actor.id)
    actor.exit(boardId)
    return done(null)
  },
  'board:edit': (parts, { boardId, update }, { page }) => parts.boards.edit(boardId, wireBytes(update), page),
}

/** A board on which nothing is drawn yet has no name of its own: it is counted up, so that several can be told apart. */
function nameForEmpty({ boards }: Parts, { template, file }: Request<'board:create'>): string | undefined {
  if (template !== undefined || file !== undefined) return undefined
  return freeName(EMPTY_TOPOLOGY.name, new Set(boards.list().map(({ topology }) => topology.name)))
}

/** What the gallery shows. */
export function boardSummaries(parts: Parts): readonly BoardSummary[] {
  const engine = parts.cluster.engine()
  return parts.boards.list().map((row) => ({
    id: row.id,
    name: row.topology.name,
    services: row.topology.services.size,
    topics: row.topology.topics.size,
    editedAt: row.editedAt,
    running: engine.ok ? engine.value.runner.runs(row.id).filter((run) => run.state === 'running').length : 0,
    thumbnail: thumbnail(row.topology),
  }))
}

/** Characters. While the server reads, it does nothing else; the app sends what it has read itself as JSON, which is fast. */
const MOST_YAML = 128 * 1024

function newTopology(request: { name?: string | undefined; template?: string; file?: string }): Outcome<Topology> {
  const named = (topology: Topology) =>
    done(request.name === undefined ? topology : { ...topology, name: request.name })
  const text = request.file ?? TEMPLATES.find((template) => template.id === request.template)?.file
  if (text === undefined) {
    return request.template === undefined
      ? named(EMPTY_TOPOLOGY)
      : refused({ code: 'unknownTemplate', sentence: `There is no template "${request.template}".` })
  }
  const parsed = parseBoardFile(text, MOST_YAML)
  if (parsed.ok) return named(parsed.value)
  const [first, ...more] = parsed.problems
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`
  return refused({
    code: 'boardFile',
    sentence: `${first?.sentence ?? 'The board file cannot be read.'}${others}`,
    place: first?.place,
    next: first?.next,
  })
}
