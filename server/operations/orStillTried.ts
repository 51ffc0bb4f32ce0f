import { done, type Outcome, type Problem, refused } from '../../shared/problem'

/** As long as a person waits for one record. The cluster may take it later: it goes on being tried. */
const PATIENCE_MS = 10_000

/** What comes of it, or what is in its way when that takes too long. Rejects as the work does. */
export async function orStillTried<T>(work: Promise<T>, inTheWay: () => Problem): Promise<Outcome<T>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Outcome<T>>((resolve) => {
    timer = setTimeout(() => resolve(refused(inTheWay())), PATIENCE_MS)
  })
  return Promise.race([work.then(done), late]).finally(() => clearTimeout(timer))
}
