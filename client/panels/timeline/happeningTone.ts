import type { Happening } from '../../../shared/protocol/run'

export type HappeningTone = 'good' | 'bad' | 'warn' | 'plain'

/** How a happening is coloured; its sentence says the same. */
export const happeningTone: Readonly<Record<Happening['kind'], HappeningTone>> = {
  started: 'good',
  stopped: 'plain',
  crashed: 'bad',
  failed: 'bad',
  paused: 'plain',
  resumed: 'good',
  restarted: 'plain',
  scaled: 'plain',
  burst: 'plain',
  rebalanced: 'plain',
  throttled: 'warn',
  bookmarkMoved: 'plain',
  applied: 'plain',
  topicDeleted: 'warn',
  fault: 'bad',
  storeWiped: 'warn',
  storeRebuilt: 'good',
  brokerLost: 'bad',
  brokerBack: 'good',
  leaderMoved: 'plain',
  copiesLost: 'warn',
  copiesBack: 'good',
}

/** CSS variables. */
export const TONE_COLORS: Readonly<Record<HappeningTone, string>> = {
  good: '--good',
  bad: '--bad',
  warn: '--warn',
  plain: '--muted',
}
