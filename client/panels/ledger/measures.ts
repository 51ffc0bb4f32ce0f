import type { LedgerMeasure } from '../../../shared/ledger/model'

type Words = { readonly label: string; readonly meaning: string }

/** The ledger's columns, and what each number counts. */
export const MEASURES: Readonly<Record<LedgerMeasure, Words>> = {
  produced: { label: 'Produced', meaning: 'Records that Kafka acknowledged to services and people of this board.' },
  inTopic: { label: 'In topic', meaning: 'Records found in the topic; more than produced where others write, too.' },
  processed: { label: 'Processed', meaning: 'Records handled to their end, repeats counted.' },
  distinct: { label: 'Distinct', meaning: 'Different events among the processed ones.' },
  duplicates: { label: 'Repeats', meaning: 'Events handled once more than once: processed less distinct.' },
  missing: { label: 'Missing', meaning: 'Events that the bookmark has passed and that nobody handled or gave up.' },
  deadLettered: { label: 'Dead letters', meaning: 'Events given up: sent to the failure topic, or parked.' },
  effects: { label: 'Effects', meaning: 'Records whose handling had an effect outside of Kafka.' },
  inversions: {
    label: 'Out of order',
    meaning: 'Handled after a later one of their key; without keys, of their producer.',
  },
  waiting: {
    label: 'Waiting',
    meaning: 'Records that the bookmark has not passed yet: to be handled, or handled and not committed.',
  },
}

/** What is asked of the topic itself, whoever reads it. */
export const OF_THE_TOPIC: ReadonlySet<LedgerMeasure> = new Set(['produced', 'inTopic'])
