import { boardOf } from '../../shared/topology/boardForTests'
import type { Kafka } from '../kafka/port'
import { freshName } from '../kafka/topicsForTests'
import type { RunBoard } from './port'

/** For tests: a board of its own names, with its topics on the cluster. */
export async function freshBoard(kafka: Kafka, text: string): Promise<RunBoard> {
  const prefix = `${freshName('board')}.`
  const topology = boardOf(text)
  for (const { name, partitions } of topology.topics.values())
    await kafka.admin.createTopic({ name: prefix + name, partitions, replication: 1, configs: new Map() })
  return { boardId: prefix, topology, prefix, mayProduceTo: () => true }
}
