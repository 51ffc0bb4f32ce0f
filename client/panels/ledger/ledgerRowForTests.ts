import type { LedgerRow } from '../../../shared/ledger/model'

/** For tests: ten orders, each handled once, unless said otherwise. */
export const ledgerRow = (more: Partial<LedgerRow> = {}): LedgerRow => ({
  ...{ topic: 'orders', group: 'packing', produced: 10, inTopic: 10, processed: 10, distinct: 10, duplicates: 0 },
  ...{ missing: 0, deadLettered: 0, effects: 0, inversions: 0, waiting: 0 },
  ...more,
})
