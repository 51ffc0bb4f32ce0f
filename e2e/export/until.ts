import { setTimeout as sleep } from 'node:timers/promises'

const PATIENCE_MS = 30_000
const ASK_EVERY_MS = 50

/** What the question answers once the answer is true, asked again and again; an error that names the question when it never is. */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<NonNullable<T>> {
  for (let waited = 0; waited < patienceMs; waited += ASK_EVERY_MS) {
    const answer = await ask()
    if (answer) return answer
    await sleep(ASK_EVERY_MS)
  }
  throw new Error(`Waited in vain: ${what}`)
}
