import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useStore } from 'zustand'
import { formatRate } from '../../ui/figures'
import { useCanvas } from '../canvasContext'
import type { TopicFlowNode } from '../flowElements'
import { LaneStrip } from '../lanes/LaneStrip'
import { NodeHandles } from './NodeHandles'
import { NodeTitle } from './NodeTitle'

export const TopicNode = memo(({ data: { element } }: NodeProps<TopicFlowNode>) => {
  const { name, partitions } = element
  return (
    <div className="sb-node sb-topic">
      <div className="sb-head">
        <NodeTitle id={element.id} name={name} />
        <span className="sb-partitions">{partitions === 1 ? '1 partition' : `${partitions} partitions`}</span>
        <TopicRate name={name} />
      </div>
      <LaneStrip topic={element} />
      <NodeHandles />
    </div>
  )
})

function TopicRate({ name }: { name: string }) {
  const { live, session } = useCanvas()
  const prefix = useStore(session.state, (state) => state.prefix)
  const counters = useStore(live.counters, ({ topics }) => topics.get(prefix + name))
  if (counters?.view.kind === 'reconnecting')
    return (
      <span className="sb-rate sb-warn" title={counters.view.cause}>
        reconnecting
      </span>
    )
  if (!counters) return null
  if (counters.view.kind === 'missing') return <span className="sb-rate sb-none">not on the cluster</span>
  return <span className="sb-rate">{formatRate(counters.rate)}</span>
}
