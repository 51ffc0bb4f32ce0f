import { join } from 'node:path'
import { type ClusterConfig, processEnvironment } from './config'
import type { EmbeddedBroker } from './kafka/embedded/port'
import { startEmbeddedBroker } from './kafka/embedded/startEmbeddedBroker'
import { startEmbeddedCluster } from './kafka/embedded/startEmbeddedCluster'
import { connectKafka } from './kafka/kafkajsKafka'
import type { Kafka } from './kafka/port'
import { createLedgers } from './ledger/ledgers'
import { createLiveHub } from './live/liveHub'
import { type Cluster, type ClusterOptions, openCluster } from './operations/cluster'
import type { Engine } from './operations/parts'
import { createRunner } from './runner/runner'
import { createStores } from './runner/stores/createStores'
import type { Tables } from './tables/port'

/** The cluster that is configured, and on it everything that runs boards: the same for the app and for the command line. */
export function openClusterFor(config: ClusterConfig, tables: Tables): Cluster<Engine> {
  return openCluster<Engine>({
    source: clusterSource(config),
    connect: (brokers) => connectKafka({ brokers, clientId: 'streamboard' }),
    build: (kafka) => buildEngine(kafka, tables),
    tearDown,
  })
}

const clusterSource = (config: ClusterConfig): ClusterOptions<Engine>['source'] =>
  config.brokers.length > 0
    ? { kind: 'other', name: config.clusterName, brokers: config.brokers }
    : { kind: 'embedded', broker: startEmbedded(config) }

/** One broker and three of them have folders of their own: whoever changes between them finds the topics of each as they were. */
function startEmbedded({ embeddedBrokers, dataFolder, cacheFolder }: ClusterConfig): EmbeddedBroker {
  const [start, folder] =
    embeddedBrokers === 1 ? [startEmbeddedBroker, 'kafka'] : [startEmbeddedCluster, 'kafka-cluster']
  return start({ dataFolder: join(dataFolder, folder), cacheFolder, environment: processEnvironment() })
}

function buildEngine(kafka: Kafka, tables: Tables): Engine {
  const stores = createStores({ kafka, tables })
  const runner = createRunner({ kafka, keepers: stores })
  const ledgers = createLedgers({ kafka, runner, stores, now: Date.now })
  return { kafka, live: createLiveHub({ reader: kafka.reader }), runner, ledgers, stores }
}

async function tearDown(engine: Engine): Promise<void> {
  engine.ledgers.close()
  await engine.runner.close()
  await engine.stores.close()
  await engine.live.close()
  await engine.kafka.close()
}
