import { useEffect, useState } from 'react'
import type { Outcome } from '../../../shared/problem'
import type { ClusterFacts, KafkaStatus } from '../../../shared/protocol/live'
import { formatCount } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import type { Server } from '../server'
import styles from './KafkaChip.module.css'

type AboutClusterProps = { readonly server: Server; readonly status: KafkaStatus }

/** The cluster as it tells of itself, asked anew each time somebody looks, and where Kafka comes from. */
export function AboutCluster({ server, status }: AboutClusterProps) {
  const [told, setTold] = useState<Outcome<ClusterFacts> | null>(null)
  useEffect(() => {
    void server.wire.ask('cluster:about', {}).then(setTold)
  }, [server])
  return (
    <section aria-label="About this cluster">
      {told && !told.ok && <ProblemNote problem={told.problem} />}
      {told?.ok && (
        <dl className={styles.facts}>
          <dt>Cluster id</dt>
          <dd>{told.value.clusterId}</dd>
          {status.version !== undefined && (
            <>
              <dt>Version</dt>
              <dd>{status.version}</dd>
            </>
          )}
          <dt>Brokers</dt>
          <dd>{told.value.brokers.join(', ')}</dd>
          <dt>Topics</dt>
          <dd>{formatCount(told.value.topics)}</dd>
        </dl>
      )}
      <ul className={styles.history}>
        {HISTORY.map(({ sentence, source }) => (
          <li key={source}>
            {sentence} <cite>{source}</cite>
          </li>
        ))}
      </ul>
    </section>
  )
}

const HISTORY = [
  {
    sentence: 'Kafka was made at LinkedIn: a log on disk that many read, each at their own pace.',
    source: 'Kreps, Narkhede, Rao: Kafka, a Distributed Messaging System for Log Processing. NetDB 2011',
  },
  {
    sentence: 'It became a project of the Apache Software Foundation.',
    source: 'The ASF announces Apache Kafka as a Top-Level Project. 2012',
  },
  {
    sentence: 'It needed ZooKeeper beside it until 4.0; since then brokers agree among themselves (KRaft).',
    source: 'KIP-500; release notes of Apache Kafka 4.0, 2025',
  },
] as const
