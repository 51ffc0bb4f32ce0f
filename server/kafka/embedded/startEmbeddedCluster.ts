import { join } from 'node:path'
import { listeners } from '../../listeners'
import { readBrokerRecord } from './brokerFolder'
import { BROKERS_START, clusterState } from './clusterState'
import type { EmbeddedMember, EmbeddedOptions, EmbeddedState, StartEmbeddedBroker } from './port'
import { CLUSTER_BROKERS } from './serverProperties'
import { type EmbeddedNode, settled, startNode } from './startEmbeddedBroker'

const IDS = Array.from({ length: CLUSTER_BROKERS }, (_, index) => index + 1)

/**
 * Three brokers and a controller apart from them, each a process with a folder of its own inside of the data folder. The controller comes
 * first: the brokers have to know where it is, and of which cluster they are.
 */
export const startEmbeddedCluster: StartEmbeddedBroker = (options) => {
  const told = listeners<[state: EmbeddedState]>()
  const controllerFolder = join(options.dataFolder, 'controller')
  const controller = startNode({ ...options, dataFolder: controllerFolder, role: { kind: 'controller' } })
  const brokers = openBrokers(options, look)
  let [wasReady, isRestarting] = [false, false]
  let state = stateNow()
  let turn: Promise<unknown> = Promise.resolve()

  function stateNow(): EmbeddedState {
    if (isRestarting) return BROKERS_START
    const states = brokers.members().map((member) => member.state)
    return clusterState({ controller: controller.state(), brokers: states, addresses: brokers.addresses(), wasReady })
  }
  function look(): void {
    state = stateNow()
    wasReady ||= state.kind === 'ready'
    told.tell(state)
  }
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    turn = done.catch(() => {})
    return done
  }
  async function follow(): Promise<void> {
    const { clusterId, ports } = await readBrokerRecord(controllerFolder)
    if (ports && controller.state().kind === 'ready') await brokers.follow(clusterId, ports.controller)
  }

  controller.onState(({ kind }) => {
    look()
    if (kind === 'ready') void inTurn(follow)
  })
  const watched = { state: () => state, onState: told.add }
  return {
    ...watched,
    members: {
      list: () => [{ kind: 'controller', state: controller.state() }, ...brokers.members()],
      kill: async (id) => brokers.node(id)?.kill(),
      start: async (id) => brokers.node(id)?.start(),
    },
    async restart() {
      await inTurn(async () => {
        isRestarting = true
        await brokers.each((node) => node.stop())
        await controller.restart()
        await brokers.each((node) => node.start())
        ;[wasReady, isRestarting] = [false, false]
        look()
      })
      await settled(watched)
    },
    stop: () =>
      inTurn(async () => {
        await brokers.each((node) => node.stop())
        await controller.stop()
      }),
  }
}

/** The brokers that follow one controller, once it is known where that is. */
function openBrokers(options: EmbeddedOptions, onChange: () => void) {
  let port: number | undefined
  let nodes: ReadonlyMap<number, EmbeddedNode> = new Map()
  const addresses = new Map<number, string>()
  const each = (work: (node: EmbeddedNode) => Promise<void>) => Promise.all([...nodes.values()].map(work))

  function startBroker(id: number, clusterId: string, controllerPort: number): EmbeddedNode {
    const dataFolder = join(options.dataFolder, `broker-${id}`)
    const node = startNode({ ...options, dataFolder, role: { kind: 'broker', id, clusterId, controllerPort } })
    node.onState((state) => {
      if (state.kind === 'ready') for (const address of state.brokers) addresses.set(id, address)
      onChange()
    })
    return node
  }

  return {
    /** A controller that came back elsewhere needs brokers that know it. */
    async follow(clusterId: string, controllerPort: number): Promise<void> {
      if (port === controllerPort) return
      port = controllerPort
      await each((node) => node.stop())
      nodes = new Map(IDS.map((id) => [id, startBroker(id, clusterId, controllerPort)]))
      onChange()
    },
    node: (id: number) => nodes.get(id),
    each,
    addresses: () => IDS.flatMap((id) => addresses.get(id) ?? []),
    members: (): readonly EmbeddedMember[] =>
      [...nodes].map(([id, node]) => ({ kind: 'broker', id, address: addresses.get(id), state: node.state() })),
  }
}
