import { type Emitted, templateOf } from './emitted'

/** Markdown that text off the board cannot break out of. */
export type Md = Emitted<'md'>

export const md = templateOf('md')

/** Text as text: on one line, with every character that Markdown or HTML could read escaped. */
export const text = (raw: string): Md => ({
  syntax: 'md',
  text: onOneLine(raw).replace(/[\\`*_{}[\]()<>#+\-.!|~&$:]/g, (mark) => `\\${mark}`),
})

/** In code type; a backtick inside becomes a quote. */
export const code = (raw: string): Md => ({ syntax: 'md', text: `\`${onOneLine(raw).replaceAll('`', "'") || ' '}\`` })

export const count = (value: number): Md => ({ syntax: 'md', text: String(value) })

/** Line ends, other controls and direction marks become spaces. */
const onOneLine = (raw: string) => raw.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim()
