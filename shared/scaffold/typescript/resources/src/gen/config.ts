import { readFileSync } from 'node:fs'
import type { DrawnCall } from './drawnCall.js'
import { LOG_LEVELS, type LogLevel } from './log.js'

const PROTOCOLS = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'] as const
const MECHANISMS = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const

export type Config = {
  readonly brokers: readonly string[]
  readonly clientId: string
  /** Replaces the drawn group; only where the service has exactly one. */
  readonly group: string | undefined
  /** Goes before every topic and group name. */
  readonly prefix: string
  /** PEM of the certificate authority; null = the system's; undefined = no TLS. */
  readonly tls: { readonly ca: string | null } | undefined
  readonly sasl: Sasl | undefined
  readonly httpHost: string
  readonly httpPort: number
  readonly logLevel: LogLevel
  /** Makes generated messages repeatable. */
  readonly seed: number | undefined
  /** Of the services that this one calls, by their settings. */
  readonly addresses: ReadonlyMap<string, string>
}
export type Sasl = {
  readonly mechanism: (typeof MECHANISMS)[number]
  readonly username: string
  readonly password: string
}
export type Environment = Readonly<Record<string, string | undefined>>

/** Its message names every setting that is missing or wrong. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

export type Drawn = {
  readonly clientId: string
  readonly groups: readonly string[]
  readonly calls: readonly Pick<DrawnCall, 'setting' | 'callee'>[]
}

/** Reads the environment; throws a ConfigError with all sentences at once. */
export function readConfig(env: Environment, drawn: Drawn): Config {
  const wrong: string[] = []
  const read = reader(env, wrong)
  const protocol = read.oneOf('KAFKA_SECURITY_PROTOCOL', PROTOCOLS, 'PLAINTEXT')
  const config: Config = {
    brokers: brokerList(read.required('KAFKA_BOOTSTRAP_SERVERS', 'the brokers, such as localhost:9092'), wrong),
    clientId: read.optional('KAFKA_CLIENT_ID') ?? drawn.clientId,
    group: read.optional('KAFKA_GROUP_ID'),
    prefix: read.optional('KAFKA_NAME_PREFIX') ?? '',
    tls: protocol.endsWith('SSL') ? { ca: certificate(read.optional('KAFKA_SSL_CA'), wrong) } : undefined,
    sasl: protocol.startsWith('SASL') ? readSasl(read) : undefined,
    httpHost: read.optional('HTTP_HOST') ?? '127.0.0.1',
    httpPort: read.number('HTTP_PORT', 8080),
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    seed: read.optional('RANDOM_SEED') === undefined ? undefined : read.number('RANDOM_SEED', 0),
    addresses: new Map(drawn.calls.map(({ setting, callee }) => [setting, read.address(setting, callee)])),
  }
  if (config.group !== undefined && drawn.groups.length > 1) {
    wrong.push(`KAFKA_GROUP_ID cannot be set: this service reads in ${drawn.groups.length} groups.`)
  }
  if (!/^[a-zA-Z0-9._-]{0,100}$/.test(config.prefix)) {
    wrong.push('KAFKA_NAME_PREFIX may only have letters, digits, ".", "_" and "-", at most 100 of them.')
  }
  if (wrong.length > 0) throw new ConfigError(wrong.join(' '))
  return config
}

type Reader = ReturnType<typeof reader>

function reader(env: Environment, wrong: string[]) {
  const optional = (name: string) => env[name]?.trim() || undefined
  return {
    optional,
    required(name: string, meaning: string): string {
      const value = optional(name)
      if (value === undefined) wrong.push(`${name} is not set: it names ${meaning}.`)
      return value ?? ''
    },
    oneOf<const T extends string>(name: string, choices: readonly T[], otherwise: T): T {
      const value = optional(name) ?? otherwise
      const chosen = choices.find((choice) => choice === value)
      if (chosen === undefined) wrong.push(`${name} is "${value}"; it can be ${choices.join(', ')}.`)
      return chosen ?? otherwise
    },
    address(name: string, callee: string): string {
      const value = optional(name) ?? ''
      if (value === '')
        wrong.push(`${name} is not set: it names the address of ${callee}, such as http://localhost:8081.`)
      else if (!/^https?:\/\//.test(value) || !URL.canParse(value))
        wrong.push(`${name} is "${value}"; it must be an address such as http://localhost:8081.`)
      return value
    },
    number(name: string, otherwise: number): number {
      const value = optional(name) ?? String(otherwise)
      if (!/^\d{1,9}$/.test(value)) wrong.push(`${name} is "${value}"; it must be a whole number.`)
      return Number(value)
    },
  }
}

function readSasl(read: Reader): Sasl {
  return {
    mechanism: read.oneOf('KAFKA_SASL_MECHANISM', MECHANISMS, 'PLAIN'),
    username: read.required('KAFKA_SASL_USERNAME', 'the user of the SASL login'),
    password: read.required('KAFKA_SASL_PASSWORD', 'the password of the SASL login'),
  }
}

function brokerList(text: string, wrong: string[]): string[] {
  const brokers = text
    .split(',')
    .map((broker) => broker.trim())
    .filter((broker) => broker !== '')
  for (const broker of brokers) {
    if (!/^[^\s:/]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/.test(broker)) {
      wrong.push(`KAFKA_BOOTSTRAP_SERVERS names "${broker}"; it must look like host:9092.`)
    }
  }
  return brokers
}

/** PEM text as it is, anything else as the path of a PEM file. */
function certificate(given: string | undefined, wrong: string[]): string | null {
  if (given === undefined) return null
  if (given.startsWith('-----BEGIN')) return given
  try {
    return readFileSync(given, 'utf8')
  } catch {
    wrong.push(`KAFKA_SSL_CA is neither PEM text nor a file that can be read: "${given}".`)
    return null
  }
}
