import type {} from 'vitest'
import type { TestProject } from 'vitest/node'
import { processEnvironment, readConfig } from '../../config'
import { fetchArtifacts } from './fetchArtifacts.mjs'
import pom from './pom.xml?raw'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the artifacts of embedded brokers are kept. */
    cacheFolder: string
  }
}

/** Vitest runs this once before all tests that start brokers of their own; none of them has to wait until Kafka is fetched. */
export async function setup(project: TestProject): Promise<void> {
  const config = readConfig(processEnvironment())
  if (!config.ok) throw new Error(config.sentence)
  const { cacheFolder } = config.config
  const fetched = await fetchArtifacts({ cacheFolder, pom })
  if (!fetched.ok) throw new Error(fetched.sentence)
  project.provide('cacheFolder', cacheFolder)
}
