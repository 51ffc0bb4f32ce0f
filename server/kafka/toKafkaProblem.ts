import { BrokerRefusal } from './brokerRefusal'
import { KafkaProblem } from './port'

type Meaning = {
  readonly code: KafkaProblem['code']
  /** Without it the broker's or the socket's own words are used. */
  readonly sentence?: (subject: string) => string
  readonly next?: string
  readonly retriable?: boolean
}

const START_OR_CHECK = 'Check that the broker is running and that the address is right.'

const unreachable = (sentence: string, next = START_OR_CHECK): Meaning => ({
  code: 'unreachable',
  sentence: () => sentence,
  next,
  retriable: true,
})
const temporary = (sentence: string): Meaning => ({ code: 'timeout', sentence: () => sentence, retriable: true })
const forbidden = (what: string): Meaning => ({
  code: 'notAuthorized',
  sentence: (subject) => `The cluster does not allow this user to use ${what} ${subject}.`.replace(/ +\./, '.'),
  next: 'Ask the owner of the cluster for the permission.',
})
const certificate = (sentence: string): Meaning => ({
  code: 'certificate',
  sentence: () => sentence,
  next: 'Check the CA certificate and the host name of the connection.',
})

/** By Kafka's name of the error code, the socket's error code, or kafkajs' name of the error. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  UNKNOWN_TOPIC_OR_PARTITION: {
    code: 'unknownTopic',
    sentence: (subject) => `There is no topic ${subject} on the cluster.`,
    next: 'Apply the plan to create it.',
  },
  TOPIC_ALREADY_EXISTS: { code: 'topicExists', sentence: (subject) => `The topic ${subject} already exists.` },
  INVALID_TOPIC_EXCEPTION: {
    code: 'invalidName',
    sentence: (subject) => `Kafka does not take ${subject} as the name of a topic.`,
  },
  INVALID_CONFIG: { code: 'invalidConfig' },
  INVALID_PARTITIONS: { code: 'invalidPartitions' },
  INVALID_REPLICATION_FACTOR: {
    code: 'invalidReplication',
    next: 'A topic cannot have more replicas than the cluster has brokers.',
  },
  MESSAGE_TOO_LARGE: {
    code: 'tooLarge',
    sentence: (subject) => `The record is larger than ${subject} takes.`,
    next: 'Raise max.message.bytes of the topic, or send less.',
  },
  TOPIC_DELETION_DISABLED: {
    code: 'refused',
    sentence: () => 'This cluster does not let anybody delete topics.',
    next: 'Its brokers have to be started with delete.topic.enable=true.',
  },
  TOPIC_AUTHORIZATION_FAILED: forbidden('the topic'),
  GROUP_AUTHORIZATION_FAILED: forbidden('the group'),
  CLUSTER_AUTHORIZATION_FAILED: forbidden('the cluster'),
  INCONSISTENT_GROUP_PROTOCOL: {
    code: 'refused',
    sentence: (subject) => `The members of the group ${subject} divide partitions in another way than round robin.`,
    next: 'Set their partition.assignment.strategy to roundrobin, or use another group.',
  },
  UNKNOWN: temporary('The broker had an unexpected error.'),
  NOT_ENOUGH_REPLICAS: temporary('Too few replicas are in sync to take the record.'),
  REQUEST_TIMED_OUT: temporary('The cluster did not finish in time.'),
  SASL_AUTHENTICATION_FAILED: {
    code: 'authentication',
    sentence: () => 'The cluster refused the user name or password.',
  },
  UNSUPPORTED_SASL_MECHANISM: {
    code: 'authentication',
    sentence: () => 'The cluster does not know this way of logging in.',
  },
  KafkaJSSASLAuthenticationError: { code: 'authentication' },
  KafkaJSServerDoesNotSupportApiKey: { code: 'refused', sentence: () => 'The cluster is too old for this.' },
  KafkaJSRequestTimeoutError: temporary('The broker did not answer in time.'),
  KafkaJSConnectionError: unreachable('The broker cannot be reached.'),
  KafkaJSConnectionClosedError: unreachable('The broker closed the connection.'),
  KafkaJSLockTimeout: unreachable('The broker did not answer in time.'),
  ECONNREFUSED: unreachable('Nothing listens at the address of the broker.'),
  ECONNRESET: unreachable('The broker closed the connection.'),
  ETIMEDOUT: unreachable('The broker did not answer in time.'),
  ENOTFOUND: unreachable('There is no host of the name of the broker.', 'Check the spelling of the address.'),
  EAI_AGAIN: unreachable('The name of the broker cannot be resolved now.'),
  EHOSTUNREACH: unreachable('There is no way to the host of the broker.'),
  EADDRESSDENIED: { code: 'refused' },
  EFRAMETOOBIG: { code: 'refused' },
  EGARBLED: { code: 'refused' },
  CERT_HAS_EXPIRED: certificate("The broker's certificate has expired."),
  DEPTH_ZERO_SELF_SIGNED_CERT: certificate("The broker's certificate is signed by itself only."),
  SELF_SIGNED_CERT_IN_CHAIN: certificate("The broker's certificate comes from an authority that is not trusted here."),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate(
    "The broker's certificate comes from an authority that is not trusted here.",
  ),
  ERR_TLS_CERT_ALTNAME_INVALID: certificate("The broker's certificate is for another host name."),
}
const SAME: Readonly<Record<string, string>> = { RECORD_LIST_TOO_LARGE: 'MESSAGE_TOO_LARGE' }

/**
 * What the cluster or the network did, in words. `subject` is the topic or group it was about. Errors that are no doing of the cluster
 * (bugs) come back as they are.
 */
export function toKafkaProblem(error: unknown, subject = ''): unknown {
  if (error instanceof KafkaProblem || !(error instanceof Error)) return error
  const meaning = meaningOf(error)
  if (!meaning) return error
  const message = meaning.sentence?.(subject) ?? sentenceOf(error)
  return new KafkaProblem(meaning.code, message, { ...meaning, cause: error })
}

/** Runs the work and rejects with a KafkaProblem for whatever the cluster did. */
export async function named<T>(subject: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw toKafkaProblem(error, subject)
  }
}

function meaningOf(error: Error): Meaning | null {
  for (const name of namesOf(error)) {
    const known = MEANINGS[SAME[name] ?? name]
    if (known) return known
  }
  if (error instanceof BrokerRefusal)
    return { code: error.retriable ? 'timeout' : 'refused', retriable: error.retriable }
  return error.name.startsWith('KafkaJS') ? unreachable('The cluster cannot be reached.') : null
}

function namesOf(error: Error): readonly string[] {
  const type = 'type' in error ? error.type : undefined
  const code = 'code' in error ? error.code : undefined
  return [type, code, error.name].filter((name): name is string => typeof name === 'string')
}

/** The words of the broker or the socket, without the beginning that kafkajs puts before them; a sentence may follow. */
const sentenceOf = (error: Error) =>
  error.message.replace(/^(Connection error|Failed to connect): /, '').replace(/(?<![.!?])$/, '.')
