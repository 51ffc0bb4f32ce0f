import { type Outcome, refused } from '../../shared/problem'
import type { Parts } from './parts'

/** A board, or a topic by its name and cluster, is changed in one way at a time: a second click, or a plan while a topic is being deleted, is refused. */
export async function oneAtATime<T>(
  { applying }: Pick<Parts, 'applying'>,
  changed: string,
  change: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (applying.has(changed)) {
    const sentence = 'This is being changed on the cluster already.'
    return refused({ code: 'applying', sentence, next: 'Wait until that is done, then look again.', retriable: true })
  }
  applying.add(changed)
  try {
    return await change()
  } finally {
    applying.delete(changed)
  }
}
