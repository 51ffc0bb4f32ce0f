import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runToEnd } from './runToEnd.mjs'
import { withLock } from './withLock.mjs'

/** @typedef {{ cacheFolder: string, pom: string, signal?: AbortSignal }} Request `pom` is the text of pom.xml, which names the artifacts. */
/** @typedef {{ pom: string, sizes: Record<string, number> }} Manifest written last, so a folder without one is half-fetched */

const FETCH_TIMEOUT_MS = 5 * 60_000

/** @param {string} pom */
export function kafkaVersionOf(pom) {
  const version = /<artifactId>kafka_[\d.]+<\/artifactId>\s*<version>([^<]+)<\/version>/.exec(pom)?.[1]
  if (version === undefined) throw new Error('pom.xml names no Kafka')
  return version
}

/** @param {Pick<Request, 'cacheFolder' | 'pom'>} request */
export const artifactsFolder = ({ cacheFolder, pom }) => join(cacheFolder, `kafka-${kafkaVersionOf(pom)}`)

/**
 * The jars of the broker in their stable order, or undefined when they are not all there.
 *
 * @param {Pick<Request, 'cacheFolder' | 'pom'>} request
 * @returns {Promise<readonly string[] | undefined>}
 */
export async function findArtifacts(request) {
  const folder = artifactsFolder(request)
  try {
    /** @type {Manifest} */
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))
    if (manifest.pom !== digest(request.pom)) return undefined
    const jars = Object.entries(manifest.sizes).map(([name, size]) => ({ path: join(folder, 'jars', name), size }))
    const sizes = await Promise.all(jars.map(async (jar) => (await stat(jar.path)).size))
    return jars.every((jar, at) => jar.size === sizes[at]) ? jars.map((jar) => jar.path) : undefined
  } catch {
    return undefined
  }
}

/**
 * Fetches the broker's jars with Maven unless they are all there. Several processes may ask at once: one fetches, the others wait.
 *
 * @param {Request} request
 * @returns {Promise<{ ok: true, jars: readonly string[] } | { ok: false, sentence: string }>}
 */
export async function fetchArtifacts(request) {
  const fetchOnce = async () => ((await findArtifacts(request)) ? undefined : fetchInto(request))
  const problem = await withLock(`${artifactsFolder(request)}.lock`, fetchOnce, request.signal)
  const jars = await findArtifacts(request)
  return jars
    ? { ok: true, jars }
    : { ok: false, sentence: problem ?? 'Maven fetched Kafka, but some of its files are missing.' }
}

/** Everything happens in a folder beside the final one and is renamed when complete. @param {Request} request */
async function fetchInto(request) {
  const folder = artifactsFolder(request)
  const draft = `${folder}.draft`
  try {
    await rm(draft, { recursive: true, force: true })
    await mkdir(join(draft, 'jars'), { recursive: true })
    await writeFile(join(draft, 'pom.xml'), request.pom)
    // -U: an artifact that was out of reach yesterday is asked for again.
    const args = ['-B', '-q', '-U', 'dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=jars']
    const { code, output } = await runToEnd('mvn', args, {
      cwd: draft,
      signal: request.signal,
      timeout: FETCH_TIMEOUT_MS,
    })
    if (code !== 0) return `Maven could not fetch Kafka: ${firstComplaint(output)}`
    await writeManifest(draft, request.pom)
    await rm(folder, { recursive: true, force: true })
    await rename(draft, folder)
    return undefined
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** @param {string} draft @param {string} pom */
async function writeManifest(draft, pom) {
  const names = (await readdir(join(draft, 'jars'))).sort()
  const sizes = await Promise.all(names.map(async (name) => [name, (await stat(join(draft, 'jars', name))).size]))
  await writeFile(join(draft, 'manifest.json'), JSON.stringify({ pom: digest(pom), sizes: Object.fromEntries(sizes) }))
}

/** @param {string} output */
const firstComplaint = (output) =>
  /\[ERROR\] (.{1,300})/.exec(output)?.[1]?.trim() ??
  (output.trim().split('\n').at(-1)?.slice(0, 300) || 'it was stopped.')

/** @param {string} text */
const digest = (text) => createHash('sha256').update(text).digest('hex')
