import { LIMITS } from '../limits'
import { Unreadable } from './unreadable'

/** What a file says, with the place of each piece: the common ground of YAML and JSON and nothing beyond. */
export type FileNode = Place &
  (
    | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; readonly source: string }
    | { readonly kind: 'list'; readonly items: readonly FileNode[] }
    | { readonly kind: 'map'; readonly fields: ReadonlyMap<string, FileNode> }
  )

/** Indices in the text: of the thing itself and, where it is the value of a field, of the field's name. */
type Place = { readonly at: number; readonly nameAt?: number }

export function addField(
  fields: Map<string, FileNode>,
  name: { readonly text: string; readonly at: number },
  value: FileNode,
): void {
  if (fields.has(name.text))
    throw new Unreadable(name.at, `"${name.text.slice(0, 100)}" stands here twice.`, 'Remove one of the two.')
  fields.set(name.text, withName(value, name.at))
}

/** A field without a value is to be found where its name is. */
const withName = (node: FileNode, nameAt: number): FileNode =>
  node.kind === 'scalar' && node.source === '' ? { ...node, at: nameAt, nameAt } : { ...node, nameAt }

export const tooDeep = (at: number) =>
  new Unreadable(at, `The file is nested more than ${LIMITS.boardFileDepth} levels deep.`)
