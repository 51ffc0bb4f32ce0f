import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { plainKafka } from './world'

/** How a broker was started, so that it can be started again without us. */
export type BrokerCommand = { readonly args: readonly string[]; readonly folder: string }

export type RunningBroker = { readonly pid: number; readonly owner: number; readonly command: BrokerCommand }

/** The broker that runs for a data folder, and the server that answers for stopping it. */
export async function brokerProcess(folder: string): Promise<RunningBroker> {
  const { running } = JSON.parse(await readFile(join(folder, 'broker.json'), 'utf8')) as {
    running: { pid: number; owner: number }
  }
  const args = (await readFile(`/proc/${running.pid}/cmdline`, 'utf8')).split('\0').filter((arg) => arg !== '')
  return { ...running, command: { args, folder } }
}

/** Milliseconds until it answers for its topics. Stopped again afterwards. */
export async function startBare({ args, folder, broker }: BrokerCommand & { broker: string }): Promise<number> {
  const [program = '', ...rest] = args
  const since = performance.now()
  const child = spawn(program, rest, { cwd: folder, stdio: 'ignore' })
  const admin = plainKafka([broker]).admin()
  while (!(await answers(admin))) {
    if (child.exitCode !== null) throw new Error(`The bare broker ended with ${child.exitCode}.`)
  }
  const took = performance.now() - since
  await admin.disconnect()
  child.kill('SIGTERM')
  await once(child, 'exit')
  return took
}

const answers = (admin: ReturnType<ReturnType<typeof plainKafka>['admin']>) =>
  admin.connect().then(
    () => admin.listTopics().then(() => true),
    () => false,
  )
