import type { CommitPolicy } from '../../../../shared/topology/behaviour'

/** Each policy by name, with what a crash does then. */
export const COMMIT_POLICY_WORDS: Readonly<
  Record<CommitPolicy, { readonly label: string; readonly sentence: string }>
> = {
  interval: {
    label: 'Every 500 ms',
    sentence: 'After a crash, what was handled since the last commit is handled again.',
  },
  each: {
    label: 'After each record',
    sentence: 'After a crash, at most the record in hand is handled again. The slowest.',
  },
  batch: {
    label: 'After the batch',
    sentence: 'After a crash, all of the batch that was fetched is handled again.',
  },
  receive: {
    label: 'On receipt, before the work',
    sentence: 'After a crash, what was received and not yet handled is lost.',
  },
}
