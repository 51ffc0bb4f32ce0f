import type { ServiceRun } from '../../../../shared/protocol/live'
import type { Service } from '../../../../shared/topology/model'
import { plural } from '../../../ui/figures'

/** What is worth a badge on a service: how much of something, or that something is the matter. */
export type ServiceFact = {
  readonly kind: (typeof FACT_KINDS)[number]
  readonly text: string
  /** The whole sentence. */
  readonly title: string
}
export const FACT_KINDS = [
  'again',
  'throttled',
  'error',
  'inverted',
  'deadLettered',
  'parked',
  'retried',
  'dropped',
  'repeated',
  'effects',
] as const

/** In the order of their weight; nothing about what did not happen, nor again what its state says. */
export function serviceFacts({ effect }: Pick<Service, 'effect'>, run: ServiceRun | undefined): readonly ServiceFact[] {
  if (!run) return []
  const { again, throttled, held, lastError, deadLettered, parked, retried, dropped, repeated, inverted, effects } = run
  return [
    ...said('again', 'starts again', again && `It starts again ${again}.`),
    ...said('throttled', 'throttled', throttled),
    ...said('error', 'error', held ? undefined : lastError),
    ...counted(
      'inverted',
      inverted,
      (n) => `${plural(n, 'record')} handled after a later one of the same key; the ledger has each pair`,
      'out of order',
    ),
    ...counted('deadLettered', deadLettered, (n) => `${plural(n, 'record')} given up, to where it sends what fails`),
    ...counted(
      'parked',
      parked,
      (n) => `${plural(n, 'record')} given up and passed over: no dead-letter topic took it`,
    ),
    ...counted('retried', retried, (n) => `${plural(n, 'attempt')} repeated`),
    ...counted('dropped', dropped, (n) => `${plural(n, 'record')} read that nothing of it took`),
    ...counted('repeated', repeated, (n) => `${plural(n, 'record')} seen before and not handled again`),
    ...counted('effects', effects, (n) => `${plural(n, 'effect')} on the world: ${effect || 'not named'}`, effect),
  ]
}

function said(kind: ServiceFact['kind'], text: string, title: string | undefined): readonly ServiceFact[] {
  return title === undefined ? [] : [{ kind, text, title }]
}

function counted(kind: ServiceFact['kind'], ...[count = 0, title, word = '']: [number?, Title?, string?]) {
  return count === 0 || !title
    ? []
    : [{ kind, text: `${short.format(count)} ${word}`.trim(), title: `${title(count)}.` }]
}
type Title = (count: number) => string

/** Badges are small: 1,204 is `1.2K`. */
const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 })
