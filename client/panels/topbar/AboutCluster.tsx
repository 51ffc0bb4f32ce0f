import type { ClusterFacts, KafkaStatus } from '../../../shared/protocol/live'
import { formatCount } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import type { Server } from '../server'
import { useAnswerFrom } from '../useAnswerFrom'
import { BrokerTable } from './BrokerTable'
import styles from './KafkaChip.module.css'

type AboutClusterProps = { readonly server: Server; readonly status: KafkaStatus }

/** Leaders move while somebody looks. */
const EVERY_MS = 2_000

/** The cluster as it tells of itself, asked anew for as long as somebody looks, and where Kafka comes from. */
export function AboutCluster({ server, status }: AboutClusterProps) {
  const { answer, problem } = useAnswerFrom(server.wire, { name: 'cluster:about', request: {}, everyMs: EVERY_MS })
  const facts = problem ? null : answer
  const { nodes, version } = status
  return (
    <section aria-label="About this cluster">
      {problem && !nodes && <ProblemNote problem={problem} />}
      {facts && <Facts facts={facts} version={version} />}
      {(facts || nodes) && <BrokerTable server={server} facts={facts ?? NO_ANSWER} nodes={nodes ?? []} />}
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

const NO_ANSWER = { brokers: [], lackingCopies: 0 }

function Facts({ facts, version }: { readonly facts: ClusterFacts; readonly version: string | undefined }) {
  return (
    <dl className={styles.facts}>
      <dt>Cluster id</dt>
      <dd>{facts.clusterId}</dd>
      {version !== undefined && (
        <>
          <dt>Version</dt>
          <dd>{version}</dd>
        </>
      )}
      <dt>Topics</dt>
      <dd>{formatCount(facts.topics)}</dd>
    </dl>
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
