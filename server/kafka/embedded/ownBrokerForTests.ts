import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { processEnvironment } from '../../config'
import { settled, startEmbeddedBroker } from './startEmbeddedBroker'

/** For tests that restart it: a broker that nobody else uses, with its data in a folder that goes when it stops. */
export async function startOwnBroker(cacheFolder: string) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'streamboard-restart-'))
  const broker = startEmbeddedBroker({ dataFolder, cacheFolder, environment: processEnvironment() })
  const stop = async () => {
    await broker.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
  const state = await settled(broker)
  if (state.kind === 'ready') return { brokers: state.brokers, restart: () => broker.restart(), stop }
  await stop()
  throw new Error(`The broker is ${state.kind}.`)
}
