import type { Topology } from '../../shared/topology/model'
import { nearest } from '../../shared/topology/nearest'
import { isBroker } from '../config'

/** What is wrong with these brokers, if anything. */
export function strangeBroker(brokers: readonly string[]): string | undefined {
  const strange = brokers.find((broker) => !isBroker(broker))
  return strange === undefined ? undefined : `The broker "${strange}" is not host:port, such as kafka-1:9092.`
}

/** What is wrong with these names of topics to adopt, if anything. */
export function adoptedStranger(adopt: readonly string[], { topics }: Topology): string | undefined {
  const names = [...topics.values()].map(({ name }) => name)
  const stranger = adopt.find((name) => !names.includes(name))
  if (stranger === undefined) return undefined
  const near = nearest(stranger, names)
  return `--adopt names "${stranger}", which is no topic of this board.${near ? ` Did you mean "${near}"?` : ''}`
}
