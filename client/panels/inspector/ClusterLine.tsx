import { Anchor } from '@mantine/core'
import { useStore } from 'zustand'
import type { TopicCounters } from '../../../shared/protocol/live'
import type { Topic } from '../../../shared/topology/model'
import { formatRate, plural } from '../../ui/figures'
import { useBoard, useBoardState, useCounters } from '../boardContext'
import { AdoptButton } from '../plan/AdoptButton'
import styles from './Inspector.module.css'

/** What the topic is on the cluster, under its name there; not what was drawn. */
export function ClusterLine({ topic }: { readonly topic: Topic }) {
  const { planner, workspace } = useBoard()
  const name = useBoardState(({ prefix }) => prefix) + topic.name
  const counters = useCounters(({ topics }) => topics.get(name))
  const missing = useStore(planner.state, ({ plan }) =>
    plan?.steps.some((step) => step.kind === 'createTopic' && step.topicId === topic.id),
  )
  const foreign = useStore(planner.state, ({ plan }) => plan?.foreign.some(({ topicId }) => topicId === topic.id))
  if (missing === true) {
    return (
      <p className={styles.cluster}>
        Not on the cluster yet.{' '}
        <Anchor component="button" inherit onClick={() => workspace.setState({ dialog: { kind: 'plan' } })}>
          See the plan
        </Anchor>
      </p>
    )
  }
  if (!counters) return null
  return (
    <p className={styles.cluster}>
      {foreign === true && (
        <>
          Only read here: this board neither created nor adopted it. <AdoptButton topicId={topic.id} />
          <br />
        </>
      )}
      On the cluster <span className={styles.clusterName}>{name}</span>:{' '}
      {plural(counters.partitions.length, 'partition')}, {plural(recordsIn(counters), 'record')},{' '}
      {formatRate(counters.rate)}
    </p>
  )
}

/** Between the ends of each lane; compaction may have removed some in between. */
const recordsIn = ({ partitions }: TopicCounters): bigint =>
  partitions.reduce((sum, { begin, end }) => sum + BigInt(end) - BigInt(begin), 0n)
