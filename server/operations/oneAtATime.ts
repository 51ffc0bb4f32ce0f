import { type Outcome, refused } from '../../shared/problem'
import type { Parts } from './parts'

/** A board changes the cluster in one way at a time: a second click, or a plan while a topic is being deleted, is refused. */
export async function oneAtATime<T>(
  { applying }: Pick<Parts, 'applying'>,
  boardId: string,
  change: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (applying.has(boardId)) {
    const sentence = 'This board is changing the cluster already.'
    return refused({ code: 'applying', sentence, next: 'Wait until that is done, then look again.', retriable: true })
  }
  applying.add(boardId)
  try {
    return await change()
  } finally {
    applying.delete(boardId)
  }
}
