import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { runToEnd } from './runToEnd.mjs'
import { isAlive } from './withLock.mjs'

const POLL_MS = 100
const GRACE_MS = 8_000

/** A broker that runs, whoever started it. */
export type BrokerProcess = {
  readonly pid: number
  /** Resolves when the process is no more, with the last thing it complained about, if this server heard it. */
  readonly gone: Promise<string | undefined>
}

/** A broker that this process did not start itself and therefore can only look at. */
export const watchProcess = (pid: number): BrokerProcess => ({ pid, gone: untilGone(pid) })

async function untilGone(pid: number): Promise<undefined> {
  while (isAlive(pid)) await pause(POLL_MS, undefined, { ref: false })
}

/** SIGTERM, SIGKILL after 8 s. True when it went in order. */
export async function stopProcess({ pid, gone }: BrokerProcess): Promise<boolean> {
  signal(pid, 'SIGTERM')
  const patience = new AbortController()
  const late = pause(GRACE_MS, 'late' as const, { signal: patience.signal }).catch(() => undefined)
  const wentInOrder = (await Promise.race([gone, late])) !== 'late'
  patience.abort()
  if (!wentInOrder) signal(pid, 'SIGKILL')
  await gone
  return wentInOrder
}

/** No goodbye. Resolves when the process is no more. */
export async function killProcess({ pid, gone }: BrokerProcess): Promise<void> {
  signal(pid, 'SIGKILL')
  await gone
}

function signal(pid: number, name: NodeJS.Signals): void {
  if (isAlive(pid)) process.kill(pid, name)
}

/** True when the process is certainly a broker of this data folder: numbers of processes are used again. */
export async function isBrokerOf(dataFolder: string, pid: number): Promise<boolean> {
  return isAlive(pid) && (await commandLineOf(pid)).includes(propertiesFile(dataFolder))
}

export const propertiesFile = (dataFolder: string): string => join(dataFolder, 'server.properties')

async function commandLineOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return (await runToEnd('ps', ['-o', 'command=', '-p', String(pid)])).output
}
