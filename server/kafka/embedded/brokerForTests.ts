import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type {} from 'vitest'
import type { TestProject } from 'vitest/node'
import { processEnvironment, readConfig } from '../../config'
import { settled, startEmbeddedBroker } from './startEmbeddedBroker'

declare module 'vitest' {
  interface ProvidedContext {
    /** A real Kafka for the whole run: KAFKA_BROKERS, else an embedded one that is thrown away afterwards. */
    brokers: string[]
  }
}

/** Vitest runs this once around all tests that share a broker. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const outcome = readConfig(processEnvironment())
  if (!outcome.ok) throw new Error(outcome.sentence)
  const { brokers, cacheFolder } = outcome.config
  if (brokers.length > 0) {
    project.provide('brokers', [...brokers])
    return undefined
  }
  const dataFolder = await mkdtemp(join(tmpdir(), 'streamboard-broker-'))
  const broker = startEmbeddedBroker({ dataFolder, cacheFolder, environment: processEnvironment() })
  const stop = async () => {
    await broker.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
  const state = await settled(broker)
  if (state.kind === 'ready') project.provide('brokers', [...state.brokers])
  else await stop()
  if (state.kind === 'failed') throw new Error(`${state.sentence} ${state.next}`)
  return stop
}
