import { parentPort } from 'node:worker_threads'
import { LONG_TASKS } from './longWork'
import type { Answer, Asked } from './threadedWork'

/** The thread behind `threadedWork`: one task after the other, answered by its number. */
parentPort?.on('message', (asked: Asked) => parentPort?.postMessage(answer(asked)))

function answer({ number, name, args }: Asked): Answer {
  try {
    const task: (...args: never[]) => unknown = LONG_TASKS[name]
    // Both ends are of one build: each sends what the other takes.
    return { number, value: task(...(args as never[])) }
  } catch (error) {
    return { number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
