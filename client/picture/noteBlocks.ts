import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { isTameMarkdown } from '../canvas/nodes/isTameMarkdown'

/** A stretch of text that is written in one way. A line break is a run of its own. */
export type Run = { readonly text: string } & Style
export type Style = {
  readonly bold?: boolean
  readonly italic?: boolean
  readonly code?: boolean
  readonly link?: boolean
  readonly struck?: boolean
}

/** What begins on a line of its own. */
export type NoteBlock = {
  readonly kind: 'h1' | 'h2' | 'h3' | 'text' | 'item' | 'code' | 'rule'
  readonly runs: readonly Run[]
  /** Lists and quotes around it. */
  readonly depth: number
  /** What stands before it: a bullet, a number, a box. */
  readonly mark: string
}

const parser = unified().use(remarkParse).use(remarkGfm)

type Content = ReturnType<typeof parser.parse>['children'][number]
type Phrase = Extract<Content, { type: 'paragraph' }>['children'][number]
type List = Extract<Content, { type: 'list' }>

/** A note's Markdown from top to bottom; what is not tame is text as it was written. */
export function noteBlocks(text: string): readonly NoteBlock[] {
  if (isTameMarkdown(text)) return parser.parse(text).children.flatMap((content) => blocksOf(content, 0))
  return text.split('\n').map((line) => block('item', [{ text: line }], 0))
}

const block = (kind: NoteBlock['kind'], runs: readonly Run[], depth: number, mark = ''): NoteBlock => ({
  kind,
  runs,
  depth,
  mark,
})

function blocksOf(content: Content, depth: number): readonly NoteBlock[] {
  switch (content.type) {
    case 'heading':
      return [block(content.depth === 1 ? 'h1' : content.depth === 2 ? 'h2' : 'h3', runsOf(content.children), depth)]
    case 'paragraph':
      return [block('text', runsOf(content.children), depth)]
    case 'list':
      return itemsOf(content, depth)
    case 'blockquote':
      return content.children.flatMap((child) => blocksOf(child, depth + 1))
    case 'code':
      return content.value.split('\n').map((line) => block('code', [{ text: line, code: true }], depth))
    case 'table':
      return content.children.map(({ children }, row) => {
        const cells = children.flatMap((cell, at) => [...(at > 0 ? [{ text: '  ·  ' }] : []), ...runsOf(cell.children)])
        return block('item', row === 0 ? cells.map((run) => ({ ...run, bold: true })) : cells, depth)
      })
    case 'thematicBreak':
      return [block('rule', [], depth)]
    case 'html':
      return [block('text', [{ text: content.value }], depth)]
    default:
      return []
  }
}

/** The mark stands before the first line of an item; whatever else it holds is below that. */
function itemsOf({ children, ordered, start }: List, depth: number): readonly NoteBlock[] {
  return children.flatMap(({ children: held, checked }, at) => {
    const mark = typeof checked === 'boolean' ? (checked ? '☑' : '☐') : ordered ? `${(start ?? 1) + at}.` : '•'
    const [first, ...rest] = held.flatMap((child) => blocksOf(child, depth + 1))
    return [{ ...(first ?? block('item', [], depth + 1)), kind: 'item' as const, mark }, ...rest]
  })
}

const runsOf = (phrases: readonly Phrase[], style: Style = {}): readonly Run[] =>
  phrases.flatMap((phrase) => runsOfPhrase(phrase, style))

function runsOfPhrase(phrase: Phrase, style: Style): readonly Run[] {
  switch (phrase.type) {
    case 'text':
    case 'html':
      return [{ ...style, text: phrase.value.replaceAll('\n', ' ') }]
    case 'inlineCode':
      return [{ ...style, text: phrase.value, code: true }]
    case 'break':
      return [{ text: '\n' }]
    case 'strong':
      return runsOf(phrase.children, { ...style, bold: true })
    case 'emphasis':
      return runsOf(phrase.children, { ...style, italic: true })
    case 'delete':
      return runsOf(phrase.children, { ...style, struck: true })
    case 'link':
    case 'linkReference':
      return runsOf(phrase.children, { ...style, link: true })
    case 'image':
    case 'imageReference':
      return [{ ...style, text: phrase.alt || 'picture', italic: true }]
    default:
      return []
  }
}
