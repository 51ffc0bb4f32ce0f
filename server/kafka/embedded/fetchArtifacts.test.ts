import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { artifactsFolder, findArtifacts, kafkaVersionOf } from './fetchArtifacts.mjs'
import pom from './pom.xml?raw'
import { withLock } from './withLock.mjs'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'streamboard-cache-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the artifacts', () => {
  it('are kept by the version of Kafka that pom.xml names', () => {
    expect(kafkaVersionOf(pom)).toMatch(/^4\.\d+\.\d+$/)
    expect(artifactsFolder({ cacheFolder: '/cache', pom })).toBe(join('/cache', `kafka-${kafkaVersionOf(pom)}`))
    expect(() => kafkaVersionOf('<project/>')).toThrow('pom.xml names no Kafka')
  })

  it('are not there in an empty cache', async () => {
    expect(await findArtifacts({ cacheFolder: folder, pom })).toBeUndefined()
  })
})

describe('a lock', () => {
  it('lets one at a time do its work', async () => {
    const file = join(folder, 'deep', 'lock')
    const seen: string[] = []
    const work = (name: string) =>
      withLock(file, async () => {
        seen.push(`${name} begins`)
        await stat(file)
        seen.push(`${name} ends`)
      })
    await Promise.all([work('one'), work('two'), work('three')])
    const names = seen.filter((_, at) => at % 2 === 0).map((line) => line.split(' ')[0])
    expect(seen).toEqual(names.flatMap((name) => [`${name} begins`, `${name} ends`]))
    expect(new Set(names).size).toBe(3)
  })

  it('is given back after work that failed', async () => {
    const file = join(folder, 'lock')
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await withLock(file, async () => 'done')).toBe('done')
  })

  it('is taken over from a process that is gone, and from one that held it for ever', async () => {
    const file = join(folder, 'lock')
    const gone = spawn(process.execPath, ['-e', ''])
    await once(gone, 'close')
    await writeFile(file, String(gone.pid))
    expect(await withLock(file, () => readFile(file, 'utf8'))).toBe(String(process.pid))

    await writeFile(file, String(process.pid))
    await utimes(file, new Date(0), new Date(0))
    expect(await withLock(file, async () => 'mine')).toBe('mine')
  })

  it('is no longer waited for when nobody wants it any more', async () => {
    const file = join(folder, 'lock')
    await writeFile(file, String(process.pid))
    const ending = new AbortController()
    const waiting = withLock(file, async () => 'never', ending.signal)
    ending.abort()
    await expect(waiting).rejects.toThrow('aborted')
  })
})
