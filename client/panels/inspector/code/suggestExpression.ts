import type { Suggest, Suggested, Suggestion } from '../../../ui/code/code'
import { FUNCTION_WORDS, METHOD_WORDS, VARIABLE_WORDS } from './expressionWords'
import { isObject, jsonLine } from './jsonLine'

/** What is seen of one message, by the names of the variables. */
type Seen = Readonly<Record<string, unknown>>

/** Variables, functions, and the fields that the messages really have. `seen` is asked when it is needed. */
export const suggestExpression =
  (variables: readonly string[], seen: () => readonly Seen[]): Suggest =>
  (before, asked) => {
    const index = /([A-Za-z_][\w.]*)\["([^"]*)$/.exec(before)
    if (index) return indexed(index, before, seen())
    if (isInText(before)) return null
    const path = PATH.exec(before)
    if (path) return behind(path, before, seen())
    const word = /[A-Za-z_]\w*$/.exec(before)?.[0] ?? ''
    if (word === '' && !asked) return null
    return { from: before.length - word.length, suggestions: [...variables.map(variable), ...FUNCTION_WORDS] }
  }

const variable = (label: string): Suggestion => {
  const detail = VARIABLE_WORDS.get(label)
  return detail === undefined ? { label } : { label, detail }
}

const PATH = /([A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\["[^"]*"\])*)\.([A-Za-z_]\w*)?$/

function behind([, path = '', word = '']: RegExpExecArray, before: string, seen: readonly Seen[]): Suggested {
  const values = valuesAt(path, seen)
  const suggestions = [...fieldsOf(values, (name) => /^[A-Za-z_]\w*$/.test(name)), ...methodsOf(values)]
  return { from: before.length - word.length, suggestions }
}

/** `tables["…` and other names that are no identifiers. */
function indexed([, path = '', word = '']: RegExpExecArray, before: string, seen: readonly Seen[]): Suggested {
  const suggestions = fieldsOf(valuesAt(path, seen), () => true)
  return { from: before.length - word.length, suggestions }
}

const STEP = /([A-Za-z_]\w*)|\["([^"]*)"\]/g

/** What stands there in each of the messages that have it. */
function valuesAt(path: string, seen: readonly Seen[]): readonly unknown[] {
  const names = [...path.matchAll(STEP)].map(([, name, index]) => name ?? index ?? '')
  return seen.flatMap((scope) => {
    let value: unknown = scope
    for (const name of names) {
      if (!isObject(value) || !Object.hasOwn(value, name)) return []
      value = value[name]
    }
    return [value]
  })
}

/** The fields of all of them, each with what it is in the newest that has it. */
function fieldsOf(values: readonly unknown[], isMeant: (name: string) => boolean): readonly Suggestion[] {
  const fields = new Map(values.filter(isObject).flatMap((value) => Object.entries(value)))
  return [...fields].filter(([name]) => isMeant(name)).map(([label, value]) => ({ label, detail: jsonLine(value, 32) }))
}

function methodsOf(values: readonly unknown[]): readonly Suggestion[] {
  const value = values.findLast((one) => one !== null)
  if (typeof value === 'string') return METHOD_WORDS.text
  if (Array.isArray(value)) return METHOD_WORDS.list
  return isObject(value) ? METHOD_WORDS.object : []
}

/** Whether the cursor stands between quotes. */
const isInText = (before: string): boolean => /^([^"']|"(\\.|[^"\\])*"|'(\\.|[^'\\])*')*$/.test(before) === false
