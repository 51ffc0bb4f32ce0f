import type { FileNode } from '../../topology/boardFile/fileNode'
import { type LeftOut, quoted } from '../leftOut'
import { workFor } from './tooMuchWork'

/**
 * One AsyncAPI document. Whatever is asked for is found behind local references; what is not there or not as it should be, is absent.
 * Throws TooMuchWork when it has looked at more than any document asks for: with references a small one may mean the product of its parts.
 */
export type DocumentReader = {
  readonly root: FileNode
  /** What lies at the end of this path of fields. */
  at(node: FileNode | undefined, ...path: readonly string[]): FileNode | undefined
  /** The fields of a map, each behind its references. */
  entries(node: FileNode | undefined, name: string): readonly (readonly [string, FileNode])[]
  items(node: FileNode | undefined, name: string): readonly FileNode[]
  textAt(node: FileNode | undefined, ...path: readonly string[]): string | undefined
  /** Behind the references of this node; absent where they lead nowhere, in circles or out of the document. */
  follow(node: FileNode): FileNode | undefined
  /** Notes that something could not be taken. */
  leave(sentence: string, node: FileNode): undefined
  /** Counts work beside looking things up: characters that are copied. */
  spend(work: number): void
  /** Ends the reading of this document. */
  refuse(sentence: string): never
}

/** References behind references, and characters of one: beyond it somebody means harm. */
const MOST_HOPS = 16
const LONGEST_REFERENCE = 1000

type Document = { readonly root: FileNode; readonly placeOf: (at: number) => string; readonly name: string }

export function documentReader({ root, placeOf, name }: Document, left: LeftOut): DocumentReader {
  const { spend, refuse } = workFor(name)
  const place = ({ at, nameAt }: FileNode) => [name, placeOf(nameAt ?? at)].filter(Boolean).join(' ')
  const leave = (sentence: string, node: FileNode) => {
    left.say(sentence, place(node))
    return undefined
  }

  const follow = (node: FileNode, before?: Set<FileNode>): FileNode | undefined => {
    spend(1)
    const reference = referenceOf(node)
    if (reference === undefined) return node
    const seen = before ?? new Set()
    if (seen.has(node)) return leave(`The reference ${quoted(reference)} leads back to itself.`, node)
    seen.add(node)
    if (seen.size > MOST_HOPS || reference.length > LONGEST_REFERENCE)
      return leave('References lead here through more others than are followed.', node)
    if (!reference.startsWith('#'))
      return leave(`The reference ${quoted(reference)} leads out of the document; nothing is fetched.`, node)
    const target = pointedAt(reference, seen)
    if (target === 'circle') return leave(`The reference ${quoted(reference)} leads back to itself.`, node)
    if (!target) return leave(`The reference ${quoted(reference)} leads nowhere in this document.`, node)
    return follow(target, seen)
  }

  const pointedAt = (reference: string, seen: Set<FileNode>): FileNode | 'circle' | undefined => {
    let found: FileNode | undefined = root
    for (const step of stepsOf(reference)) {
      spend(1)
      if (found && referenceOf(found) !== undefined && !childOf(found, step)) {
        if (seen.has(found)) return 'circle'
        found = follow(found, seen)
      }
      found = found && childOf(found, step)
    }
    return found
  }

  const at: DocumentReader['at'] = (node, ...path) => {
    let found = node && follow(node)
    for (const step of path) {
      const next: FileNode | undefined = found && childOf(found, step)
      found = next && !isNothing(next) ? follow(next) : undefined
    }
    return found
  }

  const kindAt = <K extends FileNode['kind']>(node: FileNode | undefined, name: string, kind: K) => {
    const found = at(node, name)
    if (found && found.kind !== kind) leave(`"${name}" must be a ${kind} here, and is none.`, found)
    return found?.kind === kind ? (found as Extract<FileNode, { kind: K }>) : undefined
  }

  return {
    root,
    at,
    follow: (node) => follow(node),
    leave,
    spend,
    refuse,
    entries: (node, name) =>
      [...(kindAt(node, name, 'map')?.fields ?? [])].flatMap(([key, value]) => {
        const found = isExtension(key) ? undefined : follow(value)
        return found ? [[key, found] as const] : []
      }),
    items: (node, name) => (kindAt(node, name, 'list')?.items ?? []).flatMap((item) => follow(item) ?? []),
    textAt(node, ...path) {
      const found = at(node, ...path)
      if (found?.kind === 'scalar' && typeof found.value === 'string') {
        spend(found.value.length)
        return found.value
      }
      if (found) leave(`"${path.at(-1) ?? ''}" must be a text here, and is none.`, found)
      return undefined
    },
  }
}

const isExtension = (name: string) => name.startsWith('x-')
const isNothing = (node: FileNode) => node.kind === 'scalar' && node.value === null

export function referenceOf(node: FileNode): string | undefined {
  const reference = node.kind === 'map' ? node.fields.get('$ref') : undefined
  return reference?.kind === 'scalar' && typeof reference.value === 'string' ? reference.value : undefined
}

function childOf(node: FileNode, step: string): FileNode | undefined {
  if (node.kind === 'map') return node.fields.get(step)
  return node.kind === 'list' && /^\d{1,9}$/.test(step) ? node.items[Number(step)] : undefined
}

/** JSON pointer in a URL's fragment (RFC 6901, section 6). */
const stepsOf = (reference: string) =>
  reference
    .slice(1)
    .split('/')
    .slice(1)
    .map((step) => decoded(step).replaceAll('~1', '/').replaceAll('~0', '~'))

function decoded(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    return step
  }
}
