import type { LiveCounters } from '../../live/port'
import { formatCount, formatDelay } from '../../ui/figures'
import { StatusChip, type Tone } from '../../ui/StatusChip'
import { useCounters } from '../boardContext'

/** What the view really does: "live" only while it is. */
export function LiveChip() {
  const view = useCounters((state) => state.view)
  const behindMs = useCounters((state) => state.behindMs)
  const skipped = useCounters((state) => state.skipped)
  const { tone, text } = liveLabel(view, behindMs)
  if (view === 'none') return null
  return (
    <StatusChip dot tone={tone} role="status" aria-live="off">
      {text}
      {skipped > 0 && ` · ${formatCount(skipped)} skipped`}
    </StatusChip>
  )
}

function liveLabel(
  view: LiveCounters['view'],
  behindMs: number | null,
): { readonly tone: Tone; readonly text: string } {
  switch (view) {
    case 'none':
      return { tone: 'plain', text: 'Nothing to watch yet' }
    case 'live':
      return { tone: 'good', text: behindMs === null ? 'Live' : `Live · behind by ${formatDelay(behindMs)}` }
    case 'starting':
      return { tone: 'busy', text: 'Beginning to watch…' }
    case 'missing':
      return { tone: 'warn', text: 'A topic is missing on the cluster' }
    case 'reconnecting':
      return { tone: 'warn', text: 'Not live · reconnecting to Kafka…' }
    case 'failed':
      return { tone: 'bad', text: 'Not live · a topic cannot be read' }
    case 'offline':
      return { tone: 'bad', text: 'Not live · server unreachable' }
  }
}
