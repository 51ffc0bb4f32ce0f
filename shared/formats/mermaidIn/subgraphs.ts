import { plainText } from './parseNode'

export type Subgraph = {
  readonly id: string
  readonly label: string
  readonly line: number
  /** The outermost that it stands in. */
  readonly inside?: Subgraph
  /** What it holds, also inside of others in it. */
  readonly nodes: Set<string>
}

/** Follows which subgraphs are open, line by line, and what they hold: a node is in the first that speaks of it. */
export function createSubgraphs() {
  const all: Subgraph[] = []
  const open: Subgraph[] = []
  const held = new Set<string>()
  return {
    all,
    /** Whether the statement begins or ends one. */
    take(statement: string, line: number): boolean {
      if (statement === 'end') return open.pop() !== undefined
      const title = /^subgraph(?:\s+(.*))?$/.exec(statement)
      if (!title) return false
      const [outermost] = open
      const subgraph = {
        ...titled(title[1]?.trim() ?? ''),
        line,
        nodes: new Set<string>(),
        ...(outermost && { inside: outermost }),
      }
      all.push(subgraph)
      open.push(subgraph)
      return true
    },
    hold(node: string): void {
      if (open.length === 0 || held.has(node)) return
      held.add(node)
      open[0]?.nodes.add(node)
    },
  }
}

/** `one`, `one[Title]`, `one["Title"]`, `"Title"`, or words. */
function titled(text: string): Pick<Subgraph, 'id' | 'label'> {
  const [, id, title] = /^([^\s["]+)\s*\[(.*)\]$/.exec(text) ?? []
  const label = plainText((title ?? text).replace(/^"(.*)"$/, '$1'))
  return { id: id ?? label, label: label || 'Subgraph' }
}
