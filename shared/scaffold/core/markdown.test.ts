import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { HOSTILE_TEXTS } from '../hostileBoardForTests'
import { text } from './markdown'

const reader = unified().use(remarkParse).use(remarkGfm)

/** Where names stand in a README: a heading, an entry of a list, and between other words. */
const PLACES = [
  (name: string) => ({ markdown: `# ${name}\n`, says: name }),
  (name: string) => ({ markdown: `- ${name}\n- and another\n`, says: name }),
  (name: string) => ({ markdown: `- it calls ${name} at once\n`, says: `it calls ${name} at once` }),
]

type Read = { readonly type: string; readonly value?: string; readonly children?: readonly Read[] }

/** What the first block of a text says. Whatever is more than words in it takes some of the letters along, or says what it is. */
function plainText(markdown: string): string {
  const [block]: readonly Read[] = reader.parse(markdown).children
  const said = block?.type === 'list' ? block.children?.[0]?.children?.[0] : block
  return said?.type === 'heading' || said?.type === 'paragraph' ? wordsIn(said) : `a ${said?.type}`
}

/** The reader makes links of addresses even where each mark of theirs is escaped; such a link is what it says. */
const wordsIn = ({ type, value, children }: Read): string => {
  if (type === 'text') return value ?? ''
  return ['heading', 'paragraph', 'link'].includes(type) ? (children ?? []).map(wordsIn).join('') : `a ${type}`
}

const onOneLine = (raw: string) => raw.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim()

const marks = fc
  .array(
    fc.constantFrom(
      ...'\\`*_{}[]()<>#+-.!|~&$:@/ 1a',
      '://',
      'http',
      'www.',
      'a@b.co',
      '&amp;',
      '1. ',
      '- ',
      '<b>',
      '[x]: y',
      '[ ] ',
      '---',
      '# ',
      ' #',
      'é',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

describe('text off the board in Markdown', () => {
  test('is read as the same text and nothing else, wherever it stands', () => {
    fc.assert(
      fc.property(fc.oneof(marks, fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE_TEXTS)), (raw) => {
        const said = onOneLine(raw)
        fc.pre(said !== '')
        const escaped = text(raw).text
        for (const place of PLACES) expect(plainText(place(escaped).markdown)).toBe(place(said).says)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['order-placed.v1 (new) + more!', 'order-placed.v1 (new) + more!'],
    ['order_placed: a|b {x} = 5 > 4', 'order_placed: a|b {x} = 5 > 4'],
    ['stock-reserved.orders-dlt.', 'stock-reserved.orders-dlt.'],
    ['C:\\temp & co', 'C:\\temp & co'],
    ['*x* _y_ [z](a) `c` <b> &lt;', '\\*x\\* \\_y\\_ \\[z](a) \\`c\\` \\<b> \\&lt;'],
    ['- a', '\\- a'],
    ['1. a #', '1\\. a \\#'],
  ])('is escaped only where it has to be: %s', (raw, expected) => {
    expect(text(raw).text).toBe(expected)
  })
})
