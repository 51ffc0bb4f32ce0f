import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fetchArtifacts, findArtifacts } from './fetchArtifacts.mjs'
import pom from './pom.xml?raw'

let cacheFolder: string
beforeEach(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'streamboard-cache-'))
})
afterEach(() => rm(cacheFolder, { recursive: true, force: true }))

it('fetches once for two who ask at the same time, and repairs a cache in which a jar is cut short', async () => {
  const request = { cacheFolder, pom }
  const [one, two] = await Promise.all([fetchArtifacts(request), fetchArtifacts(request)])
  expect(one).toEqual(two)
  const jars = await jarsIn(request)
  expect(jars.map((jar) => basename(jar))).toContain('kafka_2.13-4.3.1.jar')
  expect(await readdir(cacheFolder)).toEqual(['kafka-4.3.1'])

  await truncate(jars[0] ?? '', 10)
  expect(await findArtifacts(request)).toBeUndefined()
  expect(await fetchArtifacts(request)).toEqual({ ok: true, jars })
})

it('leaves nothing behind and says what Maven said when it cannot fetch', async () => {
  const wrong = pom.replaceAll('2.25.3', '0.0.0-none')
  const outcome = await fetchArtifacts({ cacheFolder, pom: wrong })
  expect(outcome).toEqual({
    ok: false,
    sentence: expect.stringMatching(/^Maven could not fetch Kafka: .*0\.0\.0-none/),
  })
  expect(await readdir(cacheFolder)).toEqual([])
})

async function jarsIn(request: { cacheFolder: string; pom: string }): Promise<readonly string[]> {
  const jars = await findArtifacts(request)
  if (!jars) throw new Error('nothing was fetched')
  return jars
}
