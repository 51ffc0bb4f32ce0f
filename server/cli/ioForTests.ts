import type { ClusterTopic } from '../../shared/plan/model'
import { memoryTopicAdmin } from '../operations/memoryTopicAdmin'
import type { CliIo } from './cliIo'
import { openHeadless } from './run/openHeadless'
import { runCommand } from './runCommand'

type Given = {
  readonly stdin?: string | Uint8Array
  readonly brokers?: readonly string[]
  readonly topics?: Map<string, ClusterTopic>
  readonly connect?: CliIo['connect']
  readonly stopping?: AbortSignal
}

export type Ran = { readonly exit: number; readonly out: string; readonly err: string; readonly json: unknown }

/** Runs the command line against a cluster in memory, or one of the test's own. */
export async function runForTests(argv: readonly string[], given: Given = {}): Promise<Ran> {
  const {
    stdin = '',
    brokers = [],
    topics = new Map(),
    connect = () => ({ admin: memoryTopicAdmin(topics), close: async () => {} }),
    stopping = new AbortController().signal,
  } = given
  let out = ''
  let err = ''
  const exit = await runCommand(argv, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    stdin: (async function* () {
      yield stdin
    })(),
    brokers,
    connect,
    openHeadless: async (found) =>
      openHeadless({ brokers: found, embeddedBrokers: 1, clusterName: 'Cluster', dataFolder: '', cacheFolder: '' }),
    stopping,
  })
  return { exit, out, err, json: out.startsWith('{') ? JSON.parse(out) : undefined }
}
