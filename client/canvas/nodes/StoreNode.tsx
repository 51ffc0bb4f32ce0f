import { IconStack, IconTable } from '@tabler/icons-react'
import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useStore } from 'zustand'
import { behaviourOf } from '../../../shared/topology/behaviourOf'
import { useCanvas } from '../canvasContext'
import type { StoreFlowNode } from '../flowElements'
import { NodeFrame } from './NodeFrame'
import { NodeTitle } from './NodeTitle'
import { storeReading } from './storeReading'

const ICONS = { state: IconStack, table: IconTable } as const

export const StoreNode = memo(({ data: { element }, selected }: NodeProps<StoreFlowNode>) => {
  const { live, detail } = useCanvas()
  const plain = useStore(detail, (state) => state.detail === 'boxes')
  const counters = useStore(live.counters, ({ stores }) => stores.get(element.id))
  const { kind } = behaviourOf.store(element)
  const { contents, note, title } = storeReading(kind, counters)
  const Icon = ICONS[kind]
  return (
    <NodeFrame kind="store" selected={selected}>
      <div className="sb-head">
        {!plain && <Icon className="sb-store-icon" size={16} stroke={1.6} aria-hidden />}
        <NodeTitle id={element.id} name={element.name} />
        {!plain && <span className="sb-language">{kind}</span>}
      </div>
      {!plain && (
        <div className="sb-state" title={title}>
          <em>{contents}</em>
          <span className="sb-aside">{note}</span>
        </div>
      )}
    </NodeFrame>
  )
})
