import type { ProjectNews, ProjectOrder } from './projectNews'
import type { ProjectWorker } from './writeProject'

/** A worker that says what a test has it say. */
export function projectWorkerForTests() {
  const listeners = new Map<string, (event: { readonly data?: ProjectNews }) => void>()
  const orders: ProjectOrder[] = []
  let isEnded = false
  const worker = {
    addEventListener: (name: string, listener: (event: { readonly data?: ProjectNews }) => void) => {
      listeners.set(name, listener)
    },
    postMessage: (order: ProjectOrder) => orders.push(order),
    terminate: () => {
      isEnded = true
    },
  }
  return {
    worker: worker as ProjectWorker,
    orders,
    isEnded: () => isEnded,
    say: (data: ProjectNews) => isEnded || listeners.get('message')?.({ data }),
  }
}

/** The news of a project with these files. */
export const writtenWith = (...paths: readonly string[]): ProjectNews => ({
  kind: 'written',
  project: { files: paths.map((path) => ({ path, bytes: 1, owner: 'gen' })), notes: [] },
})
