import { LIMITS } from '../../../shared/topology/limits'

/** Where a broker listens, always on loopback. */
export type BrokerPorts = { readonly broker: number; readonly controller: number }

const CLEANER_BYTES = 2 * 1024 * 1024
/** Whole segments go, so they are small against what a partition keeps. */
const SEGMENT_BYTES = LIMITS.retentionBytes / 16

/**
 * One combined KRaft node, trimmed for one laptop. What departs from Kafka's defaults and why:
 * internal topics with one partition (50 slow the first join), a log cleaner of 2 MB (128 MB by default), a short broker session (after a
 * kill the next start waits for the old one to end), a bound on what a partition keeps, and no topics that come into being by
 * being read.
 */
export const serverProperties = (ports: BrokerPorts): string => `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${ports.controller}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:${ports.broker},CONTROLLER://127.0.0.1:${ports.controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${ports.broker}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=PLAINTEXT
# Relative to the data folder, in which the broker runs, so that the folder may have any name.
log.dirs=${LOG_FOLDER}
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
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
broker.session.timeout.ms=1500
broker.heartbeat.interval.ms=300
`

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
