import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { until } from './until'

type LogLine = { readonly level: string; readonly message: string; readonly [field: string]: unknown }

export type Readiness = {
  readonly status: number
  readonly reasons: readonly string[]
  readonly warnings: readonly string[]
}

/** An exported service as its own process, watched through what it says: log lines, readiness, exit code. */
export type ExportedProcess = {
  readonly logs: readonly LogLine[]
  readiness(): Promise<Readiness>
  untilReady(): Promise<void>
  exit(): Promise<number | null>
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
}

export function startExported(folder: string, env: Readonly<Record<string, string>>): ExportedProcess {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HTTP_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const logs = collectLogs(child)
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  const readiness = async () => {
    const port = await until(
      'the service says its health port',
      () => logs.find(({ health }) => health !== undefined)?.health,
    )
    const response = await fetch(`http://127.0.0.1:${port}/readyz`)
    return { status: response.status, ...((await response.json()) as Omit<Readiness, 'status'>) }
  }
  return {
    logs,
    readiness,
    untilReady: async () => {
      await until('the service is ready', async () => (await readiness()).status === 200)
    },
    exit: () => exited,
    async stop() {
      child.kill('SIGTERM')
      return exited
    },
  }
}

function collectLogs(child: ChildProcess): LogLine[] {
  const logs: LogLine[] = []
  if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => logs.push(JSON.parse(line)))
  return logs
}
