import { homedir } from 'node:os'
import { join } from 'node:path'

/** What the environment says. The only reader of process.env; `.env.example` documents each name. */
export type Config = {
  /** Boards, broker data, logs. */
  readonly dataFolder: string
  /** Broker artifacts and class-data archives, shared by all data folders. */
  readonly cacheFolder: string
  /** 0 = any free port. */
  readonly port: number
  readonly host: string
  /** Brokers of another cluster; empty = the embedded broker. */
  readonly brokers: readonly string[]
  /** Of the embedded Kafka: one that is all of it, or three and a controller. */
  readonly embeddedBrokers: EmbeddedBrokers
  readonly clusterName: string
  /** Origins whose pages may show the embedded view of a board, beside this server's own. */
  readonly embedders: readonly string[]
}

export type EmbeddedBrokers = 1 | 3

/** What is needed to run boards; the doors of a server are none of it. */
export type ClusterConfig = Pick<Config, 'brokers' | 'embeddedBrokers' | 'clusterName' | 'dataFolder' | 'cacheFolder'>

export type ConfigOutcome<C = Config> = { readonly ok: true; readonly config: C } | Refusal
type Refusal = { readonly ok: false; readonly sentence: string }

type Environment = Readonly<Record<string, string | undefined>>

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])
const DEFAULT_PORT = 4150

/**
 * @param env the process's environment, or a test's.
 * @param args of the command line; what they say goes first.
 */
export function readConfig(env: Environment, args: readonly string[] = []): ConfigOutcome {
  const host = env.HOST || '127.0.0.1'
  if (!LOOPBACK.has(host)) {
    return no(
      `HOST=${host} would open Streamboard to other machines, which it refuses until it can ask for a code. Leave HOST empty or set it to 127.0.0.1.`,
    )
  }
  const port = portOf(env.PORT)
  if (port === null) return no(`PORT=${env.PORT} is not a port. Give a number from 0 (any free one) to 65535.`)
  const brokers = listOf(env.KAFKA_BROKERS)
  const wrong = brokers.find((broker) => !isBroker(broker))
  if (wrong !== undefined)
    return no(
      `KAFKA_BROKERS names "${wrong}", which is not host:port. Give a comma-separated list such as kafka-1:9092,kafka-2:9092.`,
    )
  const asked = readArguments(args)
  if (!asked.ok) return asked
  const embedded = readEmbeddedBrokers(env, asked.embedded)
  if (!embedded.ok) return embedded
  if (embedded.brokers !== 1 && brokers.length > 0)
    return no(
      `KAFKA_BROKERS names another cluster (${brokers.join(', ')}), and ${embedded.brokers} brokers are asked for of Streamboard's own. Leave one of the two out.`,
    )
  const embedders = listOf(env.STREAMBOARD_EMBED)
  const odd = embedders.find((origin) => !isOrigin(origin))
  if (odd !== undefined)
    return no(
      `STREAMBOARD_EMBED names "${odd}", which is not the address of a site. Give a list such as https://wiki.example.com.`,
    )
  const clusterName = env.KAFKA_NAME || 'Cluster'
  const config = { ...foldersOf(env), port, host, brokers, embeddedBrokers: embedded.brokers, clusterName, embedders }
  return { ok: true, config }
}

/** For the command line, whose own `brokers` come from there or from KAFKA_BROKERS; empty = the embedded broker. */
export function readClusterConfig(env: Environment, brokers: readonly string[]): ConfigOutcome<ClusterConfig> {
  // What is said of our own does not matter to another.
  const embedded = readEmbeddedBrokers(brokers.length > 0 ? {} : env)
  if (!embedded.ok) return embedded
  return {
    ok: true,
    config: { ...foldersOf(env), brokers, embeddedBrokers: embedded.brokers, clusterName: 'Kafka' },
  }
}

const no = (sentence: string): Refusal => ({ ok: false, sentence })

/** How many brokers Streamboard's own Kafka is to have; what the command line says goes first. */
function readEmbeddedBrokers(
  env: Environment,
  asked?: string,
): { readonly ok: true; readonly brokers: EmbeddedBrokers } | Refusal {
  const [from, text] =
    asked === undefined
      ? ['STREAMBOARD_EMBEDDED_BROKERS=', env.STREAMBOARD_EMBEDDED_BROKERS || '1']
      : [`${EMBEDDED_BROKERS} `, asked]
  if (text === '1') return { ok: true, brokers: 1 }
  if (text === '3') return { ok: true, brokers: 3 }
  return no(`${from}${text} is not possible: Streamboard's own Kafka has 1 broker or 3. ${OF_ANOTHER}`)
}

const OF_ANOTHER = 'The addresses of another cluster go into KAFKA_BROKERS.'

/** Not `--brokers`: that is a list of addresses, here on the command line and with other tools. */
const EMBEDDED_BROKERS = '--embedded-brokers'

/** `--embedded-brokers 3` or `--embedded-brokers=3`, and nothing else; '' where the value is missing. */
function readArguments(args: readonly string[]): { readonly ok: true; readonly embedded?: string } | Refusal {
  const [name, embedded = '', ...more] = args.flatMap((argument) =>
    argument.startsWith(`${EMBEDDED_BROKERS}=`) ? argument.split(/=(.*)/s, 2) : [argument],
  )
  if (name === undefined) return { ok: true }
  const odd = name === EMBEDDED_BROKERS ? more[0] : name
  if (odd === undefined) return { ok: true, embedded }
  return no(
    `"${odd}" is not understood. "npm start --" takes ${EMBEDDED_BROKERS} 1 or 3, --no-open and --yes. ${OF_ANOTHER}`,
  )
}

/** What stands between commas. */
export const listOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** `host:port`, IPv6 in brackets. */
export const isBroker = (text: string) => /^(\[[0-9a-fA-F:]+\]|[^\s:[\]]+):\d{1,5}$/.test(text)

/** It becomes part of a header: nothing but a scheme, a host and a port. */
const isOrigin = (text: string) => /^https?:\/\/[a-z0-9.-]{1,253}(:\d{1,5})?$/i.test(text)

function foldersOf(env: Environment) {
  return {
    dataFolder: env.STREAMBOARD_DATA || join(homedir(), '.local', 'share', 'streamboard'),
    cacheFolder: env.STREAMBOARD_CACHE || join(homedir(), '.cache', 'streamboard'),
  }
}

function portOf(text: string | undefined): number | null {
  if (text === undefined || text === '') return DEFAULT_PORT
  if (!/^\d{1,5}$/.test(text)) return null
  const port = Number(text)
  return port <= 65_535 ? port : null
}

/** The process's own environment; everything else passes values along. */
// biome-ignore lint/style/noProcessEnv: the one doorway to the environment
export const processEnvironment = (): Environment => process.env
