import type { Counters, GroupLag } from '../../shared/protocol/live'
import { endsFrom, readGroupLags, type Subscription } from '../live/groupLags'
import type { Engine, Parts } from './parts'

const EVERY_MS = 250
/** Groups are asked for more seldom while nothing moves in them. */
const IDLE_ROUNDS = 8

export type BoardPulse = { stop(): Promise<void> }

/** Tells every open board what changed in its rates, lag and runs, four times a second; does nothing for boards that nobody looks at. */
export function startBoardPulse(parts: Parts, openBoards: () => readonly string[]): BoardPulse {
  const boards = new Map<string, BoardMemory>()
  let timer: NodeJS.Timeout | undefined
  let beating: Promise<void> = Promise.resolve()
  let stopped = false

  const beat = async () => {
    const open = openBoards()
    for (const boardId of boards.keys()) if (!open.includes(boardId)) boards.delete(boardId)
    const engine = parts.cluster.engine()
    if (engine.ok) await Promise.all(open.map((boardId) => pulse(parts, engine.value, memoryOf(boards, boardId))))
    if (!stopped) timer = setTimeout(start, EVERY_MS)
  }
  const start = () => {
    beating = beat()
  }
  start()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await beating
    },
  }
}

type BoardMemory = {
  readonly boardId: string
  readonly sent: Map<string, string>
  groups: readonly GroupLag[]
  quietRounds: number
}

function memoryOf(boards: Map<string, BoardMemory>, boardId: string): BoardMemory {
  const memory = boards.get(boardId) ?? { boardId, sent: new Map(), groups: [], quietRounds: IDLE_ROUNDS }
  boards.set(boardId, memory)
  return memory
}

async function pulse(parts: Parts, engine: Engine, memory: BoardMemory): Promise<void> {
  const topology = parts.boards.topology(memory.boardId)
  if (!topology.ok) return
  const prefix = parts.boards.prefix(memory.boardId)
  const nameOf = (topicId: string) => prefix + (topology.value.topics.get(topicId)?.name ?? '')
  const topics = [...topology.value.topics.values()].map((topic) => prefix + topic.name)
  const subscriptions: readonly Subscription[] = [...topology.value.connections.values()]
    .filter((connection) => connection.kind === 'subscribes')
    .map((connection) => ({ group: prefix + connection.group, topic: nameOf(connection.from) }))
  await refreshGroups(engine, memory, subscriptions)
  const changed = {
    topics: onlyChanged(memory, engine.live.counters(topics), (counters) => `topic ${counters.topic}`),
    groups: onlyChanged(memory, memory.groups, (lag) => `group ${lag.group} ${lag.topic}`),
    runs: onlyChanged(memory, engine.runner.runs(memory.boardId), (run) => `run ${run.serviceId}`),
  }
  const counters: Counters = { boardId: memory.boardId, ...changed }
  if (changed.topics.length + changed.groups.length + changed.runs.length > 0)
    parts.tell(memory.boardId, 'counters:arrived', counters)
}

/** A cluster that does not answer leaves the last known bookmarks; the topic's own view state says that it is not live. */
async function refreshGroups(
  engine: Engine,
  memory: BoardMemory,
  subscriptions: readonly Subscription[],
): Promise<void> {
  memory.quietRounds += 1
  if (memory.quietRounds % 2 !== 0 || (memory.quietRounds > IDLE_ROUNDS && memory.quietRounds % IDLE_ROUNDS !== 0))
    return
  const before = JSON.stringify(memory.groups)
  memory.groups = await readGroupLags(engine.kafka.groups, subscriptions, endsFrom(engine.kafka.reader)).catch(
    () => memory.groups,
  )
  if (JSON.stringify(memory.groups) !== before) memory.quietRounds = 0
}

function onlyChanged<T>(memory: BoardMemory, entries: readonly T[], keyOf: (entry: T) => string): readonly T[] {
  return entries.filter((entry) => {
    const [key, text] = [keyOf(entry), JSON.stringify(entry)]
    if (memory.sent.get(key) === text) return false
    memory.sent.set(key, text)
    return true
  })
}
