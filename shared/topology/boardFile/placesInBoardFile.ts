import { LIMITS } from '../limits'
import type { FileNode } from './fileNode'
import { readTree } from './readTree'

/** Where each element of a board file stands, as `line:column section[index]`, by its id. */
export function placesInBoardFile(text: string): ReadonlyMap<string, string> {
  const tree = readTree(text, LIMITS.boardFileBytes)
  if (!tree.ok || tree.root.kind !== 'map') return new Map()
  const places = [...tree.root.fields].flatMap(([section, node]) =>
    itemsOf(node).map((item, index) => [idOf(item), `${tree.placeOf(item.at)} ${section}[${index}]`] as const),
  )
  return new Map(places)
}

const itemsOf = (node: FileNode) => (node.kind === 'list' ? node.items : [])

function idOf(item: FileNode): string {
  const id = item.kind === 'map' ? item.fields.get('id') : undefined
  return id?.kind === 'scalar' ? String(id.value) : ''
}
