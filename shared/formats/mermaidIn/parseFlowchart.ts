import { type Cursor, matchAt } from './cursor'
import { type ParsedNode, parseNode } from './parseNode'
import { createSubgraphs, type Subgraph } from './subgraphs'

/** Without a shape it is only mentioned: a box. */
export type FlowchartNode = { readonly id: string; readonly label: string; readonly shape?: 'box' | 'cylinder' }
export type FlowchartArrow = {
  readonly from: string
  readonly to: string
  readonly label: string
  readonly dotted: boolean
  readonly line: number
}
export type Flowchart = {
  readonly nodes: ReadonlyMap<string, FlowchartNode>
  /** Some may begin or end at a subgraph, which is no node. */
  readonly arrows: readonly FlowchartArrow[]
  readonly subgraphs: readonly Subgraph[]
  /** Statements that are not understood. */
  readonly unread: readonly { readonly line: number; readonly text: string }[]
}

/** The line that says what the text is. */
export const FLOWCHART = /^\s*(?:flowchart|graph)(?:\s+(?:TB|TD|BT|RL|LR))?\s*(?:;|$)/
/** Statements about how things look. */
const LOOKS = /^(?:%%|(?:classDef|class|style|linkStyle|direction|accTitle|accDescr)\b|$)/
/** More than any board takes: two lists joined by `&` make as many arrows as their product. */
const MOST_ARROWS = 100_000
/** Characters. */
export const LONGEST_STATEMENT = 4_000

/**
 * The part of Mermaid's flowcharts that is about things and arrows: shapes, labels, chains, `&`, subgraphs. Everything else is handed back unread.
 * https://mermaid.js.org/syntax/flowchart.html
 */
export function parseFlowchart(text: string): Flowchart {
  const nodes = new Map<string, FlowchartNode>()
  const arrows: FlowchartArrow[] = []
  const unread: { line: number; text: string }[] = []
  const subgraphs = createSubgraphs()
  for (const [index, content] of linesOf(text).entries()) {
    for (const statement of statementsOf(content)) {
      const line = index + 1
      if (LOOKS.test(statement)) continue
      const isRead = statement.length <= LONGEST_STATEMENT
      if (isRead && subgraphs.take(statement, line)) continue
      const found = isRead ? parseStatement(statement, MOST_ARROWS - arrows.length) : undefined
      if (!found) {
        unread.push({ line, text: statement })
        continue
      }
      for (const node of found.nodes) {
        keep(nodes, node)
        subgraphs.hold(node.id)
      }
      for (const arrow of found.arrows) arrows.push({ ...arrow, line })
    }
  }
  for (const { id } of subgraphs.all) if (!nodes.get(id)?.shape) nodes.delete(id)
  return { nodes, arrows, unread, subgraphs: subgraphs.all }
}

/** What stands before the first line is blank, so that the others keep their numbers. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/)
  const first = lines.findIndex((line) => FLOWCHART.test(line))
  return lines.map((line, index) => (index < first ? '' : index === first ? line.replace(FLOWCHART, '') : line))
}

/** A semicolon ends a statement, unless it stands in quotes or ends a character reference. */
const statementsOf = (line: string) =>
  (line.match(/(?:"[^"]*"|#\w{1,20};|[^;"]|")+/g) ?? []).map((statement) => statement.trim())

function keep(nodes: Map<string, FlowchartNode>, { id, label, shape }: ParsedNode): void {
  const known = nodes.get(id)
  if (!known || shape) nodes.set(id, { id, label: label ?? known?.label ?? id, ...(shape && { shape }) })
}

type Arrow = Omit<FlowchartArrow, 'line'>
type Statement = { readonly nodes: readonly ParsedNode[]; readonly arrows: readonly Arrow[] }

/** `a & b --> c -- word --> d`; undefined when it is anything else, or more arrows than there is room for. */
function parseStatement(text: string, room: number): Statement | undefined {
  const cursor: Cursor = { text, at: 0 }
  const first = parseNodes(cursor)
  if (!first) return undefined
  const nodes = [...first]
  const arrows: Arrow[] = []
  let from = first
  while (cursor.at < text.length) {
    const arrow = parseArrow(cursor)
    const to = arrow && parseNodes(cursor)
    if (!to || arrows.length + from.length * to.length > room) return undefined
    nodes.push(...to)
    for (const { id } of from) for (const { id: other } of to) arrows.push({ ...arrow, from: id, to: other })
    from = to
  }
  return { nodes, arrows }
}

function parseNodes(cursor: Cursor): readonly ParsedNode[] | undefined {
  const nodes: ParsedNode[] = []
  do {
    const node = parseNode(cursor)
    if (!node) return undefined
    nodes.push(node)
  } while (matchAt(cursor, /\s*&\s*/y))
  matchAt(cursor, /\s*/y)
  return nodes
}

const ARROW = /(?:-{2,}|={2,}|-\.+-)[>ox]\s*/y
/** Blanks around words are cut off afterwards: two parts of a pattern that both take blanks try all ways to share them. */
const LABEL = /\|(?:\s*"([^"]*)"\s*|([^|"]*))\|\s*/y
/** The arrow's end is looked for from the first of its dashes alone, so that many of them are not counted again and again. */
const ARROW_AROUND_WORDS =
  /(?:--|==|-\.)\s*(?:"([^"]*)"\s*|([^-=.>|"\s][^>|"]*?))(?:(?<!-)-{2,}|(?<!=)={2,}|(?<!\.)\.+-)[>ox]\s*/y

function parseArrow(cursor: Cursor): Pick<Arrow, 'label' | 'dotted'> | undefined {
  const dotted = cursor.text.startsWith('-.', cursor.at)
  const plain = matchAt(cursor, ARROW)
  const words = plain ? matchAt(cursor, LABEL) : matchAt(cursor, ARROW_AROUND_WORDS)
  return plain || words ? { label: words?.[1] ?? words?.[2]?.trim() ?? '', dotted } : undefined
}
