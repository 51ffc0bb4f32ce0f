import {
  IconAlertTriangle,
  IconArrowsUpDown,
  IconBolt,
  IconCopyCheck,
  IconFilterX,
  IconGauge,
  IconMailX,
  IconParking,
  IconRefresh,
  IconRepeat,
} from '@tabler/icons-react'
import type { ServiceFact } from './serviceFacts'

const ICONS = {
  again: IconRefresh,
  throttled: IconGauge,
  error: IconAlertTriangle,
  inverted: IconArrowsUpDown,
  deadLettered: IconMailX,
  parked: IconParking,
  retried: IconRepeat,
  dropped: IconFilterX,
  repeated: IconCopyCheck,
  effects: IconBolt,
} as const satisfies Record<ServiceFact['kind'], unknown>

const MOST = 4

/** On the lower edge of a service: what happened to its records that its rates do not say. */
export function ServiceBadges({ facts }: { facts: readonly ServiceFact[] }) {
  if (facts.length === 0) return null
  const more = facts.slice(MOST)
  return (
    <div className="sb-badges">
      {facts.slice(0, MOST).map(({ kind, text, title }) => {
        const Icon = ICONS[kind]
        return (
          <span key={kind} className="sb-badge" data-fact={kind} title={title}>
            <Icon size={11} stroke={2} aria-hidden />
            {text}
          </span>
        )
      })}
      {more.length > 0 && (
        <span className="sb-badge" title={more.map(({ title }) => title).join('\n')}>
          +{more.length}
        </span>
      )}
    </div>
  )
}
