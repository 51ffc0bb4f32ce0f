import { join } from 'node:path'
import { artifactsFolder, fetchArtifacts, kafkaVersionOf } from './fetchArtifacts.mjs'
import { findTools, missingTools, otherClusters, sayWhatIsMissing } from './findTools.mjs'
import type { Launch } from './launchBroker'
import { type NodeRole, spokenNode } from './nodeRole'
import { javaAndMavenCommand } from './packageManager.mjs'
import pom from './pom.xml?raw'
import type { EmbeddedOptions, EmbeddedState } from './port'

export const KAFKA_VERSION = kafkaVersionOf(pom)

export const startingState = (role: NodeRole) =>
  ({ kind: 'starting', sentence: `Starting Kafka ${KAFKA_VERSION}${spokenNode(role).part}.` }) as const

export type NodeOptions = EmbeddedOptions & { readonly role: NodeRole }
export type Request = NodeOptions & { readonly signal: AbortSignal; tell(state: EmbeddedState): void }

export type Prepared = {
  readonly kind: 'prepared'
  readonly launch: Launch
  /** Where the class-data archive for this Kafka and this Java is kept. It goes when the jars are fetched anew. */
  readonly archiveFile: string
}
/** Something is missing that only a person can bring. */
export type Lacking = { readonly kind: 'lacking'; readonly sentence: string; readonly next: string }

/** Finds Java and the broker's jars. Jars that are not all there are fetched, for which alone it needs Maven. */
export async function prepare(request: Request): Promise<Prepared | Lacking> {
  const artifacts = { cacheFolder: request.cacheFolder, pom, signal: request.signal }
  const tools = await findTools(artifacts)
  const { java } = tools
  if (!java || missingTools(tools).length > 0) {
    const ways = { kafkaVersion: KAFKA_VERSION, installCommand: await javaAndMavenCommand() }
    return { kind: 'lacking', ...sayWhatIsMissing(tools, ways) }
  }
  if (!tools.jars) request.tell({ kind: 'fetching', sentence: `Fetching Kafka ${KAFKA_VERSION}, once (45 MB).` })
  const fetched = tools.jars ? { ok: true as const, jars: tools.jars } : await fetchArtifacts(artifacts)
  request.signal.throwIfAborted()
  if (!fetched.ok) {
    return {
      kind: 'lacking',
      sentence: fetched.sentence,
      next: `Start again with a network, ${otherClusters(KAFKA_VERSION)}`,
    }
  }
  const archiveFile = join(artifactsFolder(artifacts), `java-${java.version}.jsa`)
  return {
    kind: 'prepared',
    launch: {
      java: java.command,
      jars: fetched.jars,
      dataFolder: request.dataFolder,
      environment: request.environment,
      role: request.role,
    },
    archiveFile,
  }
}
