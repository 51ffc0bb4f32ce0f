import type { TopicUser } from '../../shared/protocol/deletionRequests'
import type { RunState } from '../../shared/protocol/run'
import { isWriting } from '../../shared/topology/isWriting'
import type { Topology } from '../../shared/topology/model'
import type { Engine, Parts } from './parts'

const DOWN: readonly RunState[] = ['idle', 'stopped', 'crashed']

/** The services that are drawn to read or write a topic of the cluster, on whichever board; those of the asking board come first. */
export function usersOfTopic(
  { boards }: Pick<Parts, 'boards'>,
  { runner }: Pick<Engine, 'runner'>,
  asked: { readonly boardId: string; readonly topic: string; readonly clusterTopic: string },
): readonly TopicUser[] {
  const users = boards.list().flatMap(({ id: boardId, topology }): readonly TopicUser[] => {
    const prefix = boards.prefix(boardId)
    const runs = new Map(runner.runs(boardId).map(({ serviceId, state }) => [serviceId, state]))
    const mayWrite = boards.owned(boardId).has(asked.clusterTopic)
    return servicesOn(topology, (name) => prefix + name === asked.topic).map(({ id, name, writes }) => ({
      boardId,
      serviceId: id,
      name,
      ...(boardId !== asked.boardId && { board: topology.name }),
      runs: !DOWN.includes(runs.get(id) ?? 'idle'),
      writes: mayWrite && writes,
    }))
  })
  return [...users.filter(({ board }) => board === undefined), ...users.filter(({ board }) => board !== undefined)]
}

/** Connected with the topic, or with a table whose changes are captured into it. */
function servicesOn({ topics, services, connections }: Topology, isMeant: (name: string) => boolean) {
  const meant = new Set([...topics.values()].filter(({ name }) => isMeant(name)).map(({ id }) => id))
  const all = [...connections.values()]
  const readers = new Set(all.filter(({ from }) => meant.has(from)).map(({ to }) => to))
  const writers = new Set(all.filter((one) => isWriting(one) && meant.has(one.to)).map(({ from }) => from))
  for (const { kind, from, to } of all) if (kind === 'keeps' && writers.has(to)) writers.add(from)
  return [...services.values()]
    .filter(({ id }) => readers.has(id) || writers.has(id))
    .map(({ id, name }) => ({ id, name, writes: writers.has(id) }))
}
