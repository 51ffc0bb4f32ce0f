import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { plural } from '../../ui/figures'
import { useCanvas } from '../canvasContext'
import { NodeTitle } from '../nodes/NodeTitle'
import type { FrameFlowNode } from './frameNodes'

/** A bounded context: a field around what it holds, or one node in its place. */
export const FrameNode = memo(({ data: { element, holds, taking } }: NodeProps<FrameFlowNode>) => {
  const { session } = useCanvas()
  const { id, name, collapsed = false } = element
  const fold = () => session.edit((edit) => edit.putFrame({ ...element, collapsed: !collapsed }))
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
        <span className="sb-frame-count">{collapsed ? `${plural(holds, 'thing')} inside` : holds}</span>
      </div>
    </div>
  )
})
