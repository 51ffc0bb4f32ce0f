import { addressSetting } from '../core/addressSetting'
import type { Name } from '../core/names'
import type { ExportedService, Project } from '../core/project'
import { toYaml } from '../core/serialise'

const KAFKA_IMAGE = 'apache/kafka:4.3.1'
const FIRST_HTTP_PORT = 8081
/** Compose replaces it by what the environment says. */
const variable = (name: string, otherwise: string) => `\${${name}:-${otherwise}}`
const HOST_PORT = variable('KAFKA_PORT', '9092')
const TWO_MINUTES = { interval: '2s', timeout: '5s', retries: 60 }

/** Kafka, its topics and every service. Two listeners: one for this machine, one for the containers. */
export const composeFile = ({ services }: Project): string =>
  toYaml({
    services: {
      kafka: broker,
      'topics-init': topicsInit,
      ...Object.fromEntries(withPorts(services).map((placed) => [placed.service.name.safe, container(placed)])),
    },
    volumes: { 'kafka-data': {} },
  })

/** The services alone. They share the machine's network, because the board's own broker listens on loopback only. */
export const attachComposeFile = ({ services, prefix }: Project): string => {
  const placed = withPorts(services)
  const portOf = new Map(placed.map((one) => [one.service.name.safe, attachedPort(one)]))
  return toYaml({
    services: Object.fromEntries(
      placed.map((one) => [
        one.service.name.safe,
        {
          build: `./services/${one.service.name.safe}`,
          network_mode: 'host',
          restart: 'on-failure',
          environment: {
            KAFKA_BOOTSTRAP_SERVERS: `\${KAFKA_BOOTSTRAP_SERVERS:?names the brokers of the board, such as 127.0.0.1:9092}`,
            KAFKA_NAME_PREFIX: variable('KAFKA_NAME_PREFIX', prefix),
            HTTP_HOST: '127.0.0.1',
            HTTP_PORT: attachedPort(one),
            ...addresses(one.service, ({ safe }) => `http://127.0.0.1:${portOf.get(safe)}`),
            ...fromEnvironment,
          },
          deploy: { replicas: one.service.isCalled ? 1 : one.instances },
        },
      ]),
    ),
  })
}

/** What may be set in `.env`, with the values that hold when nothing is. */
export const environmentExample = ({ services, prefix }: Project): string =>
  [
    '# Copy to .env and change what you need. Ports are published on 127.0.0.1 only.',
    'KAFKA_PORT=9092',
    ...withPorts(services).map((placed) => `${portVariable(placed.service)}=${portsOf(placed)}`),
    '',
    '# For docker-compose.attach.yml and topics/create-topics.sh',
    '# KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:9092',
    `# KAFKA_NAME_PREFIX=${prefix}`,
    '# KAFKA_SECURITY_PROTOCOL=PLAINTEXT',
    '# KAFKA_SASL_MECHANISM=',
    '# KAFKA_SASL_USERNAME=',
    '# KAFKA_SASL_PASSWORD=',
    '',
  ].join('\n')

const broker = {
  image: KAFKA_IMAGE,
  environment: {
    KAFKA_NODE_ID: '1',
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_CONTROLLER_QUORUM_VOTERS: '1@kafka:9093',
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_LISTENERS: 'HOST://:9092,INTERNAL://:19092,CONTROLLER://:9093',
    KAFKA_ADVERTISED_LISTENERS: `HOST://127.0.0.1:${HOST_PORT},INTERNAL://kafka:19092`,
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'HOST:PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT',
    KAFKA_INTER_BROKER_LISTENER_NAME: 'INTERNAL',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR: '1',
    KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    KAFKA_LOG_DIRS: '/var/lib/kafka/data',
  },
  ports: [`127.0.0.1:${HOST_PORT}:9092`],
  volumes: ['kafka-data:/var/lib/kafka/data'],
  healthcheck: {
    test: ['CMD', '/opt/kafka/bin/kafka-broker-api-versions.sh', '--bootstrap-server', 'localhost:19092'],
    ...TWO_MINUTES,
  },
}

/** One broker has room for one replica, whatever is drawn for the real cluster. */
const topicsInit = {
  image: KAFKA_IMAGE,
  depends_on: { kafka: { condition: 'service_healthy' } },
  environment: {
    KAFKA_BOOTSTRAP_SERVERS: 'kafka:19092',
    KAFKA_HOME: '/opt/kafka',
    REPLICATION: '1',
  },
  volumes: ['./topics:/topics:ro'],
  command: ['sh', '/topics/create-topics.sh'],
  restart: 'no',
}

const fromEnvironment = {
  KAFKA_SECURITY_PROTOCOL: variable('KAFKA_SECURITY_PROTOCOL', 'PLAINTEXT'),
  KAFKA_SASL_MECHANISM: variable('KAFKA_SASL_MECHANISM', ''),
  KAFKA_SASL_USERNAME: variable('KAFKA_SASL_USERNAME', ''),
  KAFKA_SASL_PASSWORD: variable('KAFKA_SASL_PASSWORD', ''),
}

const container = (placed: Placed) => ({
  build: `./services/${placed.service.name.safe}`,
  depends_on: { 'topics-init': { condition: 'service_completed_successfully' } },
  environment: {
    KAFKA_BOOTSTRAP_SERVERS: 'kafka:19092',
    HTTP_PORT: '8080',
    ...addresses(placed.service, ({ safe }) => `http://${safe}:8080`),
  },
  ports: [`127.0.0.1:${published(placed)}:8080`],
  healthcheck: { test: ['CMD', 'node', '-e', READY], ...TWO_MINUTES },
  restart: 'on-failure',
  deploy: { replicas: placed.instances },
})

const READY = "fetch('http://127.0.0.1:8080/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"

/** The name comes last: it may begin with a digit, a variable may not. */
const portVariable = ({ name }: ExportedService) => `HTTP_PORT_${name.safe.replaceAll('-', '_').toUpperCase()}`

/** A service with the first of its ports on this machine: each instance has one. */
type Placed = { readonly service: ExportedService; readonly port: number; readonly instances: number }

function withPorts(services: readonly ExportedService[]): readonly Placed[] {
  let next = FIRST_HTTP_PORT
  return services.map((service) => {
    const { instances } = service.behaviour
    const port = next
    next += instances
    return { service, port, instances }
  })
}

/** One port, or a range of them. */
const portsOf = ({ port, instances }: Placed) => (instances > 1 ? `${port}-${port + instances - 1}` : String(port))
const published = (placed: Placed) => variable(portVariable(placed.service), portsOf(placed))

/** Instances on the machine's own network cannot share a port: each takes any that is free, unless it must be found there. */
function attachedPort(placed: Placed): string {
  if (placed.instances === 1) return published(placed)
  return placed.service.isCalled ? String(placed.port) : '0'
}

const addresses = ({ calls }: ExportedService, addressOf: (callee: Name) => string) =>
  Object.fromEntries(calls.map(({ callee }) => [addressSetting(callee), addressOf(callee)]))
