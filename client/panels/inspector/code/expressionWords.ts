import type { Suggestion } from '../../../ui/code/code'

const call = (name: string, detail: string): Suggestion => ({ label: `${name}()`, detail, write: `${name}()`, back: 1 })
const each = (name: string, detail: string): Suggestion => {
  const write = `${name}(x, x)`
  return { label: `${name}()`, detail, write, back: 1 }
}

/** What stands at the beginning of a term. */
export const FUNCTION_WORDS: readonly Suggestion[] = [
  call('has', 'whether a field is there'),
  call('size', 'of a text, list or object'),
  call('string', 'as a text'),
  call('int', 'as a whole number'),
  call('double', 'as a number'),
]

/** What stands behind a value, by what the value is. */
export const METHOD_WORDS = {
  text: [
    call('contains', 'true or false'),
    call('startsWith', 'true or false'),
    call('endsWith', 'true or false'),
    call('matches', 'a pattern'),
    call('size', 'characters'),
  ],
  list: [
    call('size', 'elements'),
    each('exists', 'for any element'),
    each('all', 'for every element'),
    each('exists_one', 'for exactly one'),
    each('filter', 'those elements'),
    each('map', 'a value for each'),
  ],
  object: [call('size', 'fields')],
} as const satisfies Readonly<Record<string, readonly Suggestion[]>>

/** What the variables are. */
export const VARIABLE_WORDS: ReadonlyMap<string, string> = new Map([
  ['key', 'text or null'],
  ['value', 'the message'],
  ['headers', 'texts by name'],
  ['topic', 'its name'],
  ['partition', 'number'],
  ['offset', 'number'],
  ['timestamp', 'milliseconds'],
  ['tables', 'what tables know'],
  ['item', 'of the list'],
  ['state', 'null at first'],
  ['by', 'what is grouped by'],
  ['count', 'of records'],
  ['sum', 'number'],
  ['min', 'number'],
  ['max', 'number'],
  ['avg', 'number'],
  ['start', 'milliseconds'],
  ['end', 'milliseconds'],
  ['op', '"c", "u" or "d"'],
  ['before', 'the row, or null'],
  ['after', 'the row, or null'],
])
