import { type Emitted, templateOf } from './emitted'

/** Markdown that text off the board cannot break out of. */
export type Md = Emitted<'md'>

export const md = templateOf('md')

/**
 * Text as text, on one line: read again it is the same letters and nothing else, no link, no list, no HTML. Only what Markdown would read in
 * its place is escaped, so that names stay legible in the source.
 */
export const text = (raw: string): Md => ({ syntax: 'md', text: onOneLine(raw).replace(MARKS, escaped) })

const MARKS = new RegExp(
  [
    // What is code, emphasis, a link, struck out or a formula anywhere; a backslash before a mark or at the end.
    /[`*[~$]|\\(?=[!-/:-@[-`{-~]|$)/u,
    // Within a word it is a letter.
    /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u,
    // HTML, and characters by their names.
    /<(?=[A-Za-z/!?])|&(?=#?\w+;)/u,
    // What becomes a link by itself: an address, `www.`, mail. Some read :words: as pictures.
    /:(?=\/\/|[\w+-]+:)|(?<=(?<![\p{L}\p{N}])www)\.|(?<=[\w.+-])@/iu,
    // Only at the beginning: a heading, a list, a quotation, a line, a number of a list. Only at the end: the end of a heading.
    /^[-+#>]|(?<=^\d{1,9})[.)](?=\s|$)|(?<=^|\s|#)#+$/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu',
)

const escaped = (marks: string) => [...marks].map((mark) => `\\${mark}`).join('')

/** In code type; a backtick inside becomes a quote. */
export const code = (raw: string): Md => ({ syntax: 'md', text: `\`${onOneLine(raw).replaceAll('`', "'") || ' '}\`` })

export const count = (value: number): Md => ({ syntax: 'md', text: String(value) })

/** Line ends, other controls and direction marks become spaces. */
const onOneLine = (raw: string) => raw.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim()
