import { Worker } from 'node:worker_threads'
import type { LONG_TASKS, LongWork } from './longWork'

type Tasks = typeof LONG_TASKS
export type Asked = { readonly number: number; readonly name: keyof Tasks; readonly args: readonly unknown[] }
export type Answer =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly error: string }

type Waiting = { resolve(value: unknown): void; reject(error: Error): void }
type Thread = { readonly worker: Worker; readonly waiting: Map<number, Waiting> }

/** A thread that has had nothing to do for so long gives back its memory. */
const IDLE_MS = 30_000

/** Long work in a thread of its own, which runs this script and is there while there is something to do. */
export function threadedWork(script: URL): LongWork {
  let thread: Thread | undefined
  let idle: NodeJS.Timeout | undefined
  let asked = 0
  let isClosed = false

  const end = async (): Promise<void> => {
    clearTimeout(idle)
    const ending = thread
    thread = undefined
    for (const { reject } of ending?.waiting.values() ?? []) reject(new Error('The thread for long work was ended.'))
    await ending?.worker.terminate()
  }
  const rest = () => {
    if (thread?.waiting.size !== 0) return
    thread.worker.unref()
    idle = setTimeout(end, IDLE_MS).unref()
  }
  const start = (): Thread => {
    const worker = new Worker(script)
    const waiting = new Map<number, Waiting>()
    const fail = (error: Error) => {
      for (const { reject } of waiting.values()) reject(error)
      if (thread?.worker === worker) thread = undefined
    }
    worker.on('error', fail)
    worker.on('exit', () => fail(new Error('The thread for long work has ended.')))
    worker.on('message', (answer: Answer) => {
      const one = waiting.get(answer.number)
      waiting.delete(answer.number)
      if ('error' in answer) one?.reject(new Error(answer.error))
      else one?.resolve(answer.value)
      rest()
    })
    return { worker, waiting }
  }
  /** The thread answers with what the task of this name returns. */
  const ask = <N extends keyof Tasks>(name: N, ...args: Parameters<Tasks[N]>): Promise<ReturnType<Tasks[N]>> =>
    new Promise((resolve, reject) => {
      if (isClosed) return reject(new Error('Long work was asked for after the end.'))
      clearTimeout(idle)
      thread ??= start()
      asked += 1
      thread.waiting.set(asked, { resolve: (value) => resolve(value as ReturnType<Tasks[N]>), reject })
      thread.worker.ref()
      thread.worker.postMessage({ number: asked, name, args } satisfies Asked)
    })
  return {
    version: (log, newest) => ask('version', log, newest),
    retold: (before, version) => ask('retold', before, version),
    renewed: (log) => ask('renewed', log),
    close: async () => {
      isClosed = true
      await end()
    },
  }
}
