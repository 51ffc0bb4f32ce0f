import type { Captures, Connection, Produces, Service, Topology } from '../../topology/model'

/** What runs on the board and not in the exported project, in sentences. */
export function boardOnly(topology: Topology): readonly string[] {
  const { connections, services, stores, invariants, faults } = topology
  return [
    ...[...connections.values()].flatMap((connection) => connectionOnly(connection, topology)),
    ...[...services.values()].flatMap(serviceOnly),
    ...[...stores.values()].map(
      ({ name }) => `The store ${name} stays on the board; the exported project has no stores.`,
    ),
    ...(invariants.size + faults.size > 0
      ? ['Invariants and faults are for runs of the board; the exported project checks and plants none.']
      : []),
  ]
}

function connectionOnly(connection: Connection, topology: Topology): readonly string[] {
  const { services } = topology
  switch (connection.kind) {
    case 'produces':
      return producesOnly(connection, topology)
    case 'subscribes':
      return []
    case 'calls': {
      const [caller, called] = [services.get(connection.from)?.name, services.get(connection.to)?.name]
      return [`${caller} calls the exported ${called}, never the one that runs on the board.`]
    }
    case 'keeps':
      return []
    case 'captures':
      return [capturesOnly(connection, topology)]
  }
}

function producesOnly(connection: Produces, { services, topics }: Topology): readonly string[] {
  const [service, topic] = [services.get(connection.from)?.name, topics.get(connection.to)?.name]
  if (connection.when === 'rate' && connection.rate === 0)
    return [`${service} produces to ${topic} only by hand on the board; the exported service does not.`]
  return []
}

const capturesOnly = ({ from, to }: Captures, { stores, topics }: Topology) =>
  `Changes of ${stores.get(from)?.name} are captured into ${topics.get(to)?.name} on the board; the exported project captures none.`

const serviceOnly = ({ name, idempotent }: Service): readonly string[] =>
  idempotent
    ? [
        `${name} knows which events it has handled beyond a crash on the board; the exported service as long as it runs.`,
      ]
    : []
