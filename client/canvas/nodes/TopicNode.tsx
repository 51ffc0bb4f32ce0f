import { IconCopyOff } from '@tabler/icons-react'
import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useStore } from 'zustand'
import { lackingCopies } from '../../live/lackingCopies'
import { formatRate, plural } from '../../ui/figures'
import { useCanvas } from '../canvasContext'
import { Inlet } from '../dots/Inlet'
import type { TopicFlowNode } from '../flowElements'
import { LaneBookmarks } from '../lanes/LaneBookmarks'
import { LaneStrip } from '../lanes/LaneStrip'
import { useLaneFeed } from '../lanes/useLaneFeed'
import { isCollapsed } from '../nodeSize'
import { NodeFrame } from './NodeFrame'
import { NodeTitle } from './NodeTitle'

export const TopicNode = memo(({ data: { element }, selected }: NodeProps<TopicFlowNode>) => {
  const { name, partitions } = element
  const { detail, inlets } = useCanvas()
  const hasInlet = useStore(inlets, ({ topics }) => topics.has(element.id))
  const plain = useStore(detail, (state) => state.detail === 'boxes')
  const lanes = useStore(detail, (state) => state.detail === 'all' || state.detail === 'lanes')
  const feed = useLaneFeed(name, lanes)
  const grips = lanes && !isCollapsed(element) && <LaneBookmarks topic={element} feed={feed} />
  return (
    <NodeFrame kind="topic" selected={selected} tools={grips}>
      <div className="sb-head">
        <NodeTitle id={element.id} name={name} />
        {!plain && <TopicCopies name={name} whole={plural(partitions, 'partition')} />}
        {!plain && <TopicRate name={name} />}
      </div>
      {hasInlet && !plain && <Inlet />}
      {lanes && <LaneStrip topic={element} feed={feed} />}
    </NodeFrame>
  )
})

/** Partitions that lack copies are more worth telling than how many there are. */
function TopicCopies({ name, whole }: { readonly name: string; readonly whole: string }) {
  const { live, session } = useCanvas()
  const prefix = useStore(session.state, (state) => state.prefix)
  const counters = useStore(live.counters, ({ topics }) => topics.get(prefix + name))
  const lacking = counters && lackingCopies(counters.partitions)
  if (!lacking) return <span className="sb-partitions">{whole}</span>
  return (
    <span className="sb-partitions sb-warn" title={lacking.sentence}>
      <IconCopyOff size={13} aria-hidden /> {lacking.words}
    </span>
  )
}

function TopicRate({ name }: { name: string }) {
  const { live, session } = useCanvas()
  const prefix = useStore(session.state, (state) => state.prefix)
  const counters = useStore(live.counters, ({ topics }) => topics.get(prefix + name))
  if (!counters) return null
  const { rate, view } = counters
  switch (view.kind) {
    case 'live':
      return <span className="sb-rate">{formatRate(rate)}</span>
    case 'starting':
      return <span className="sb-rate sb-none">starting</span>
    case 'reconnecting':
      return <TroubledView word="reconnecting" cause={view.cause} />
    case 'missing':
      return <TroubledView word="not on the cluster" cause={view.sentence} />
    case 'failed':
      return <TroubledView word="cannot be read" cause={`${view.cause} ${view.next}`} />
  }
}

const TroubledView = ({ word, cause }: { word: string; cause: string }) => (
  <span className="sb-rate sb-warn" title={cause}>
    {word}
  </span>
)
