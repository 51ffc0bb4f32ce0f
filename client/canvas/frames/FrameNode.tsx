import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useStore } from 'zustand'
import { formatRate, plural } from '../../ui/figures'
import { useCanvas } from '../canvasContext'
import { NodeTitle } from '../nodes/NodeTitle'
import { ratesText } from '../nodes/service/ratesText'
import type { FrameFlowNode } from './frameNodes'
import { frameReading } from './frameReading'

/** A bounded context: a field around what it holds, or one node in its place. */
export const FrameNode = memo(({ data: { element, holds, taking } }: NodeProps<FrameFlowNode>) => {
  const { session } = useCanvas()
  const { id, name, collapsed = false } = element
  const fold = () => session.edit((edit) => edit.putFrame({ ...element, collapsed: !collapsed }))
  const inside = `${plural(holds, 'thing')} inside`
  const Chevron = collapsed ? IconChevronRight : IconChevronDown
  return (
    <div className="sb-frame" data-collapsed={collapsed || undefined} data-taking={taking || undefined}>
      <div className="sb-frame-head">
        <button
          type="button"
          className="sb-frame-fold nodrag"
          tabIndex={-1}
          aria-expanded={!collapsed}
          aria-label={`${collapsed ? 'Expand' : 'Collapse'} ${name}`}
          onClick={fold}
        >
          <Chevron size={16} aria-hidden />
        </button>
        <NodeTitle id={id} name={name} />
        <span className="sb-frame-count" title={inside}>
          {holds}
        </span>
      </div>
      {collapsed && <FrameRunLine id={id} inside={inside} />}
    </div>
  )
})

/** What goes on inside is not to be seen: how its services are, and what comes in and goes out. */
function FrameRunLine({ id, inside }: { readonly id: string; readonly inside: string }) {
  const { session, live } = useCanvas()
  const board = useStore(session.state)
  const counters = useStore(live.counters)
  const { state, words, in: read, out: written } = frameReading(id, board, counters)
  if (words === '') return <div className="sb-state sb-frame-run">{inside}</div>
  return (
    <div className="sb-state sb-frame-run" data-state={state}>
      <i className="sb-pip" data-instance={state === 'idle' ? undefined : state} aria-hidden />
      <em>{words}</em>
      <span className="sb-rates" title={`${formatRate(read)} in, ${formatRate(written)} out`}>
        {ratesText(read, written)}
      </span>
    </div>
  )
}
