import { createHash } from 'node:crypto'

const LONGEST = 1_000

/**
 * What stands for a text in a map: the text itself, or its length and hash where it is long. Node finds texts of more than 16,383 characters
 * by nothing but their length, so that a map of many looks at all of them each time; and it keeps them whole.
 */
export const mapKey = (text: string): string =>
  text.length <= LONGEST ? text : `${text.length} ${createHash('sha256').update(text, 'utf16le').digest('base64')}`
