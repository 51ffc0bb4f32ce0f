import { LIMITS } from '../../../shared/topology/limits'
import type { NodeRole } from './nodeRole'

/** Where a node and its controller listen, always on loopback. */
export type BrokerPorts = { readonly broker: number; readonly controller: number }

const CLEANER_BYTES = 2 * 1024 * 1024
/** Whole segments go, so they are small against what a partition keeps. */
const SEGMENT_BYTES = LIMITS.retentionBytes / 16

/** Among the nodes of a cluster, whose brokers count from 1. */
const CONTROLLER_ID = 100

/** Brokers of the embedded cluster: one may be away and everything goes on, two and nothing is taken that could be lost. */
export const CLUSTER_BROKERS = 3

/**
 * A node trimmed for one laptop. What departs from Kafka's defaults and why: internal topics with one partition (50 slow the first join), a
 * log cleaner of 2 MB (128 MB by default), a short broker session (after a kill the next start waits for the old one to end), a bound on
 * what a partition keeps, and no topics that come into being by being read.
 */
export const serverProperties = (role: NodeRole, ports: BrokerPorts): string => `${identity(role, ports)}
${copies(role)}
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
# Relative to the data folder, in which the broker runs, so that the folder may have any name.
log.dirs=${LOG_FOLDER}
offsets.topic.num.partitions=1
transaction.state.log.num.partitions=1
share.coordinator.state.topic.num.partitions=1
group.initial.rebalance.delay.ms=0
auto.create.topics.enable=false
num.network.threads=2
num.io.threads=2
log.cleaner.dedupe.buffer.size=${CLEANER_BYTES}
log.retention.check.interval.ms=5000
log.retention.bytes=${LIMITS.retentionBytes}
log.segment.bytes=${SEGMENT_BYTES}
metrics.jmx.exclude=.*
`

function identity(role: NodeRole, { broker, controller }: BrokerPorts): string {
  const [plaintext, own] = [`PLAINTEXT://127.0.0.1:${broker}`, `CONTROLLER://127.0.0.1:${controller}`]
  switch (role.kind) {
    case 'alone':
      return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=${plaintext},${own}
advertised.listeners=${plaintext}
inter.broker.listener.name=PLAINTEXT`
    case 'controller':
      return `process.roles=controller
node.id=${CONTROLLER_ID}
controller.quorum.voters=${CONTROLLER_ID}@127.0.0.1:${controller}
listeners=${own}`
    case 'broker':
      return `process.roles=broker
node.id=${role.id}
broker.rack=rack-${role.id}
controller.quorum.voters=${CONTROLLER_ID}@127.0.0.1:${controller}
listeners=${plaintext}
advertised.listeners=${plaintext}
inter.broker.listener.name=PLAINTEXT`
  }
}

/**
 * How many copies there are of what Kafka keeps for itself, and how soon a broker counts as gone. Where a topic does not say it,
 * min.insync.replicas is what the first controller of a new cluster has here; it holds for no more copies than the topic has. Several
 * brokers share the processor: their session is longer, or a busy moment would look like a death.
 */
function copies({ kind }: NodeRole): string {
  const [all, most] = kind === 'alone' ? [1, 1] : [CLUSTER_BROKERS, CLUSTER_BROKERS - 1]
  const [session, heartbeat] = kind === 'alone' ? [1500, 300] : [3000, 500]
  return `offsets.topic.replication.factor=${all}
transaction.state.log.replication.factor=${all}
transaction.state.log.min.isr=${most}
share.coordinator.state.topic.replication.factor=${all}
share.coordinator.state.topic.min.isr=${most}
min.insync.replicas=${most}
broker.session.timeout.ms=${session}
broker.heartbeat.interval.ms=${heartbeat}`
}

/** The records, inside the data folder. */
export const LOG_FOLDER = 'kafka'

/**
 * The broker's own log goes to `broker.log` in the data folder: begun anew at each start, at most two files of 5 MB each.
 * The console gets what a parent process waits for: the ready line, and errors.
 */
export const LOGGING_PROPERTIES = `status=error
appender.file.type=RollingFile
appender.file.name=file
appender.file.fileName=broker.log
appender.file.filePattern=broker.1.log
appender.file.layout.type=PatternLayout
appender.file.layout.pattern=%d %p %m (%c)%n
appender.file.policies.type=Policies
appender.file.policies.start.type=OnStartupTriggeringPolicy
appender.file.policies.size.type=SizeBasedTriggeringPolicy
appender.file.policies.size.size=5MB
appender.file.strategy.type=DefaultRolloverStrategy
appender.file.strategy.max=1
appender.console.type=Console
appender.console.name=console
appender.console.layout.type=PatternLayout
appender.console.layout.pattern=%m%n%throwable
appender.errors.type=Console
appender.errors.name=errors
appender.errors.layout.type=PatternLayout
appender.errors.layout.pattern=%m%n%throwable
appender.errors.filter.threshold.type=ThresholdFilter
appender.errors.filter.threshold.level=error
rootLogger.level=info
rootLogger.appenderRef.file.ref=file
rootLogger.appenderRef.errors.ref=errors
logger.lifecycle.name=kafka.server.KafkaRaftServer
logger.lifecycle.level=info
logger.lifecycle.additivity=false
logger.lifecycle.appenderRef.file.ref=file
logger.lifecycle.appenderRef.console.ref=console
`
