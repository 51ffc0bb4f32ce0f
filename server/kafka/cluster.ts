import { refuse } from './brokerRefusal'
import { ERROR_CODES } from './errorCodes'
import { createAddressPolicy } from './network/addressPolicy'
import { type BrokerConnection, createBrokerConnection, splitAddress } from './network/brokerConnection'
import { type Call, kafkajsCall } from './network/kafkajsCall'
import { KafkaProblem } from './port'
import { type ClusterMetadata, type ClusterNode, metadataCall, type TopicMetadata } from './requests/metadataCall'

/** Who is who in a cluster, and connections to them. */
export type Cluster = {
  readonly brokers: () => readonly string[]
  /** As one reachable broker sees it; a topic's error code stays with the topic. */
  metadata(topics: readonly string[] | 'all'): Promise<ClusterMetadata>
  /** One topic; throws a BrokerRefusal when it does not exist or may not be seen. */
  topic(name: string): Promise<TopicMetadata>
  /** Asks the controller, or whoever answers where the cluster does not name one. */
  askController<T>(call: Call<T>): Promise<T>
  /** The node that keeps a group. */
  coordinatorOf(group: string): Promise<number>
  /** Connections of their own: a broker answers one connection's requests in order, so a long poll must not stand before others. */
  openLink(options?: LinkOptions): Link
  /** Drops every connection and forgets all addresses but these. */
  moveTo(brokers: readonly string[]): void
  /** Aborted when closed: nothing needs to be tried again. */
  readonly closing: AbortSignal
  close(): void
}

export type Link = {
  /** Throws a retriable KafkaProblem when no broker of this number is known. */
  ask<T>(node: number, call: Call<T>): Promise<T>
  /** Drops all its connections; asks in flight are rejected. It connects anew when asked again. */
  drop(reason: string): void
  close(): void
}
export type LinkOptions = { readonly clientId?: string; readonly requestTimeoutMs?: number }

export type ClusterOptions = { readonly brokers: readonly string[]; readonly clientId: string }

const REQUEST_TIMEOUT_MS = 30_000

export function createCluster(options: ClusterOptions): Cluster {
  let bootstrap = options.brokers
  let policy = policyFor(bootstrap)
  let nodes: ReadonlyMap<number, ClusterNode> = new Map()
  let controller: number | null = null
  const links = new Set<AddressedLink>()
  const closing = new AbortController()
  const control = openAddressedLink()

  function openAddressedLink({
    clientId = options.clientId,
    requestTimeoutMs = REQUEST_TIMEOUT_MS,
  }: LinkOptions = {}): AddressedLink {
    const connect = (address: string) => createBrokerConnection(address, { clientId, policy, requestTimeoutMs })
    const link = createAddressedLink(connect, () => links.delete(link))
    links.add(link)
    return link
  }

  /** The first that answers: brokers that are known, then the addresses that were given. */
  async function askAny<T>(call: Call<T>): Promise<T> {
    let trouble: unknown = absent('The cluster')
    for (const address of new Set([...[...nodes.values()].map((node) => node.address), ...bootstrap])) {
      try {
        return await control.ask(address, call)
      } catch (error) {
        trouble = error
      }
    }
    throw trouble
  }

  async function metadata(topics: readonly string[] | 'all'): Promise<ClusterMetadata> {
    const seen = await askAny(metadataCall(topics))
    nodes = seen.nodes
    controller = seen.controller
    return seen
  }

  function addressOf(node: number): string {
    const address = nodes.get(node)?.address
    if (address === undefined) throw absent(`Broker ${node}`)
    return address
  }

  return {
    brokers: () => bootstrap,
    metadata,
    async topic(name) {
      const found = (await metadata([name])).topics.find((topic) => topic.name === name)
      refuse(found?.errorCode ?? ERROR_CODES.UNKNOWN_TOPIC_OR_PARTITION)
      return found as TopicMetadata
    },
    async askController(call) {
      await metadata([])
      const address = controller === null ? undefined : nodes.get(controller)?.address
      return address === undefined ? askAny(call) : control.ask(address, call)
    },
    async coordinatorOf(group) {
      const answer = await askAny(kafkajsCall('GroupCoordinator', { groupId: group }))
      refuse(answer.errorCode)
      if (!nodes.has(answer.coordinator.nodeId)) await metadata([])
      return answer.coordinator.nodeId
    },
    openLink(linkOptions) {
      const link = openAddressedLink(linkOptions)
      return { ...link, ask: async (node, call) => link.ask(addressOf(node), call) }
    },
    moveTo(brokers) {
      bootstrap = brokers
      policy = policyFor(brokers)
      nodes = new Map()
      for (const link of links) link.drop('The cluster has moved.')
    },
    closing: closing.signal,
    close() {
      closing.abort()
      for (const link of [...links]) link.close()
    },
  }
}

const absent = (who: string) => new KafkaProblem('unreachable', `${who} cannot be reached.`, { retriable: true })

type AddressedLink = {
  ask<T>(address: string, call: Call<T>): Promise<T>
  drop(reason: string): void
  close(): void
}

function createAddressedLink(connect: (address: string) => BrokerConnection, onClose: () => void): AddressedLink {
  const connections = new Map<string, BrokerConnection>()
  let closed = false

  function drop(reason: string): void {
    for (const connection of connections.values()) connection.drop(reason)
    connections.clear()
  }
  return {
    async ask(address, call) {
      if (closed) throw new KafkaProblem('unreachable', 'The connection to the cluster was closed.')
      const connection = connections.get(address) ?? connect(address)
      connections.set(address, connection)
      return connection.ask(call)
    },
    drop,
    close() {
      closed = true
      drop('Closed.')
      onClose()
    },
  }
}

const policyFor = (brokers: readonly string[]) =>
  createAddressPolicy(brokers.map((address) => splitAddress(address).host))
