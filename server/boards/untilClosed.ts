import { done, type Outcome, refused } from '../../shared/problem'
import type { Database } from './openDatabase'
import { BOARDS_CLOSED } from './storageProblem'

/** What takes so long that the boards may be closed meanwhile, which gives it up: then, whatever became of it is no bug. */
export async function untilClosed<T>(database: Database, work: Promise<T>): Promise<Outcome<T>> {
  try {
    const made = await work
    if (database.isOpen) return done(made)
  } catch (error) {
    if (database.isOpen) throw error
  }
  return refused(BOARDS_CLOSED)
}
