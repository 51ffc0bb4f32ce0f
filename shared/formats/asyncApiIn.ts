import type { Problem } from '../problem'
import { readTree } from '../topology/boardFile/readTree'
import { YAML_AT_ONCE } from '../topology/boardFile/tooLarge'
import { LIMITS } from '../topology/limits'
import type { DocumentFacts } from './asyncApiIn/application'
import { type DocumentReader, documentReader } from './asyncApiIn/documentReader'
import { drawApplications } from './asyncApiIn/drawApplications'
import { readVersion2, readVersion3 } from './asyncApiIn/readDocument'
import { TooMuchWork } from './asyncApiIn/tooMuchWork'
import type { BroughtText, Drawing } from './drawing'
import { createLeftOut, type LeftOut } from './leftOut'

/**
 * AsyncAPI documents, 2.x and 3.x, JSON or YAML, as one picture: an application is a service, a channel a topic, an operation a connection.
 * References within a document are followed; nothing is ever fetched. https://www.asyncapi.com/docs/reference/specification/v3.0.0
 */
export function readAsyncApi(texts: readonly BroughtText[]): Drawing {
  try {
    return drawingOf(texts)
  } catch (cause) {
    if (!(cause instanceof TooMuchWork)) throw cause
    return {
      ok: false,
      problems: [
        { code: 'asyncApi', sentence: cause.message, next: FEWER, ...(cause.document && { place: cause.document }) },
      ],
    }
  }
}

function drawingOf(texts: readonly BroughtText[]): Drawing {
  const left = createLeftOut()
  const opened = texts.map((text) => ({ text, document: openDocument(text, left) }))
  const problems = opened.flatMap(({ document }) => (document.ok ? [] : [document.problem]))
  if (problems.length > 0) return { ok: false, problems }
  const read = opened.flatMap(({ document }) => (document.ok ? [{ document, facts: document.read() }] : []))
  const reader = new Map(read.flatMap(({ document, facts }) => facts.topics.map(({ node }) => [node, document.reader])))
  const topology = drawApplications(
    read.map(({ facts }) => facts),
    (sentence, { node }) => reader.get(node)?.leave(sentence, node),
  )
  const tooMany = whyTooMany(topology.services.size + topology.topics.size, topology.connections.size)
  if (tooMany) return { ok: false, problems: [tooMany] }
  return {
    ok: true,
    topology: { ...topology, name: nameOf(read.map(({ document }) => document.reader)) },
    left: left.problems(),
  }
}

type Opened =
  | { readonly ok: true; readonly reader: DocumentReader; read(): DocumentFacts }
  | { readonly ok: false; readonly problem: Problem }

function openDocument({ name, text }: BroughtText, left: LeftOut): Opened {
  const wrong = (sentence: string, next: string, at = ''): Opened => ({
    ok: false,
    problem: { code: 'asyncApi', sentence, next, ...((name || at) && { place: [name, at].filter(Boolean).join(' ') }) },
  })
  if (text.length > LIMITS.boardFileBytes) return wrong(TOO_LARGE, FEWER)
  const tree = readTree(text, YAML_AT_ONCE)
  if (!tree.ok && tree.problem.code === 'tooLarge') return wrong(tree.problem.sentence, 'Save the document as JSON.')
  if (!tree.ok) return wrong(tree.problem.sentence, tree.problem.next ?? 'Mend it there.', tree.problem.place)
  const reader = documentReader({ ...tree, name }, left)
  const version = reader.at(reader.root, 'asyncapi')
  const said = version?.kind === 'scalar' ? String(version.value) : ''
  if (/^3\.\d/.test(said)) return { ok: true, reader, read: () => named(reader, readVersion3(reader)) }
  if (/^2\.\d/.test(said)) return { ok: true, reader, read: () => named(reader, readVersion2(reader)) }
  if (said === '')
    return wrong(
      'This is no AsyncAPI document: it does not say of which version it is.',
      'Begin it with "asyncapi: 3.0.0".',
    )
  return wrong(`This document says "asyncapi: ${said.slice(0, 20)}"; 2.0 to 3.1 are read here.`, 'Convert it to 3.0.')
}

const FEWER = 'Bring the documents of a few applications at a time.'
const TOO_LARGE = `This file has more than ${LIMITS.boardFileBytes / 1024 / 1024} MB; no AsyncAPI document of that size is read here.`

/** What belongs to the document as a whole. */
function named(reader: DocumentReader, facts: DocumentFacts): DocumentFacts {
  const servers = reader.at(reader.root, 'servers')
  if (servers) reader.leave('Servers are left out: which cluster a board runs on is no part of the drawing.', servers)
  if (facts.applications.length + facts.listed.length === 0)
    reader.leave('A document without operations describes no application: only its topics are drawn.', reader.root)
  return facts
}

function nameOf(readers: readonly DocumentReader[]): string {
  const titles = readers.flatMap((reader) => reader.textAt(reader.root, 'info', 'title')?.trim() || [])
  const [first = 'AsyncAPI'] = titles
  return (readers.length > 1 ? `${first} and ${readers.length - 1} more` : first).slice(0, LIMITS.nameLength)
}

function whyTooMany(nodes: number, connections: number): Problem | undefined {
  if (nodes <= LIMITS.nodes && connections <= LIMITS.connections) return undefined
  const sentence = `This would be ${nodes} nodes and ${connections} connections; a board has at most ${LIMITS.nodes} and ${LIMITS.connections}.`
  return { code: 'asyncApi', sentence, next: FEWER }
}
