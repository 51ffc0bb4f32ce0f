import type {} from 'vitest'
import type { TestProject } from 'vitest/node'
import { processEnvironment, readConfig } from '../../config'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the artifacts of embedded brokers are kept. */
    cacheFolder: string
  }
}

/** Vitest runs this once before all tests that start brokers of their own. */
export function setup(project: TestProject): void {
  const outcome = readConfig(processEnvironment())
  if (!outcome.ok) throw new Error(outcome.sentence)
  project.provide('cacheFolder', outcome.config.cacheFolder)
}
