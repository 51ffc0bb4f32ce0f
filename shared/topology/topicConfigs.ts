/** What values a topic config takes. Numbers are whole and within a Java long unless said otherwise. */
export type ConfigRule =
  | { readonly kind: 'whole'; readonly least: number; readonly unit?: 'ms' | 'bytes' }
  | { readonly kind: 'share' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** Any of these, with commas between them. */
  | { readonly kind: 'list'; readonly choices: readonly string[] }
  | { readonly kind: 'text' }

const ms = (least: number): ConfigRule => ({ kind: 'whole', least, unit: 'ms' })
const bytes = (least: number): ConfigRule => ({ kind: 'whole', least, unit: 'bytes' })
const whole = (least: number): ConfigRule => ({ kind: 'whole', least })
const flag: ConfigRule = { kind: 'flag' }

/** Apache Kafka's topic configs; names and bounds as a 4.3 broker gives and enforces them. */
export const TOPIC_CONFIGS: ReadonlyMap<string, ConfigRule> = new Map([
  ['cleanup.policy', { kind: 'list', choices: ['delete', 'compact'] }],
  ['compression.gzip.level', whole(-1)],
  ['compression.lz4.level', whole(1)],
  ['compression.type', { kind: 'choice', choices: ['producer', 'uncompressed', 'gzip', 'snappy', 'lz4', 'zstd'] }],
  ['compression.zstd.level', whole(-131_072)],
  ['delete.retention.ms', ms(0)],
  ['file.delete.delay.ms', ms(0)],
  ['flush.messages', whole(1)],
  ['flush.ms', ms(0)],
  ['follower.replication.throttled.replicas', { kind: 'text' }],
  ['index.interval.bytes', bytes(0)],
  ['leader.replication.throttled.replicas', { kind: 'text' }],
  ['local.retention.bytes', bytes(-2)],
  ['local.retention.ms', ms(-2)],
  ['max.compaction.lag.ms', ms(1)],
  ['max.message.bytes', bytes(0)],
  ['message.timestamp.after.max.ms', ms(0)],
  ['message.timestamp.before.max.ms', ms(0)],
  ['message.timestamp.type', { kind: 'choice', choices: ['CreateTime', 'LogAppendTime'] }],
  ['min.cleanable.dirty.ratio', { kind: 'share' }],
  ['min.compaction.lag.ms', ms(0)],
  ['min.insync.replicas', whole(1)],
  ['preallocate', flag],
  ['remote.log.copy.disable', flag],
  ['remote.log.delete.on.disable', flag],
  ['remote.storage.enable', flag],
  ['retention.bytes', bytes(-1)],
  ['retention.ms', ms(-1)],
  ['segment.bytes', bytes(1024 * 1024)],
  ['segment.index.bytes', bytes(4)],
  ['segment.jitter.ms', ms(0)],
  ['segment.ms', ms(1)],
  ['unclean.leader.election.enable', flag],
])

/** What a value should have been, as the end of a sentence; undefined when the value is one. */
export function expectedInstead(rule: ConfigRule, value: string): string | undefined {
  switch (rule.kind) {
    case 'whole':
      return isWhole(value) && BigInt(value) >= BigInt(rule.least)
        ? undefined
        : `a whole number${unitOf(rule)}, at least ${rule.least}`
    case 'share':
      return /^\d*\.?\d+$/.test(value) && Number(value) <= 1 ? undefined : 'a number between 0 and 1'
    case 'flag':
      return /^(true|false)$/i.test(value) ? undefined : 'true or false'
    case 'choice':
      return rule.choices.includes(value) ? undefined : `one of ${rule.choices.join(', ')}`
    case 'list': {
      const isEach = value.split(',').every((choice) => rule.choices.includes(choice.trim()))
      return isEach ? undefined : `${rule.choices.join(', ')}, or both with a comma between`
    }
    case 'text':
      return undefined
  }
}

const isWhole = (value: string) => /^-?\d{1,19}$/.test(value) && BigInt.asIntN(64, BigInt(value)) === BigInt(value)
const unitOf = ({ unit }: { readonly unit?: 'ms' | 'bytes' }) =>
  unit === 'ms' ? ' of milliseconds' : unit === 'bytes' ? ' of bytes' : ''

/** Whether a cluster would take the two for the same: `TRUE` is `true`, `compact, delete` is `delete,compact`. */
export function isSameConfig(name: string, one: string, other: string): boolean {
  return canonical(TOPIC_CONFIGS.get(name), one) === canonical(TOPIC_CONFIGS.get(name), other)
}

function canonical(rule: ConfigRule | undefined, value: string): string {
  switch (rule?.kind) {
    case 'whole':
      return isWhole(value.trim()) ? String(BigInt(value.trim())) : value
    case 'share':
      return String(Number(value))
    case 'flag':
      return value.trim().toLowerCase()
    case 'list':
      return [...new Set(value.split(',').map((choice) => choice.trim()))].sort().join()
    default:
      return value.trim()
  }
}
