import { compileTemplate } from '../../../shared/generation/template'
import { LIMITS } from '../../../shared/topology/limits'
import { formatCount } from '../../ui/figures'

/** What a field's text means, or in a sentence why it means nothing. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly sentence: string }

const taken = <T>(value: T): Read<T> => ({ ok: true, value })
const not = (sentence: string): Read<never> => ({ ok: false, sentence })

/** Whether Kafka likes the name is the checks' business; the drawing only needs one. */
export function readName(text: string): Read<string> {
  const name = text.trim()
  if (name === '') return not('It needs a name.')
  return name.length <= LIMITS.nameLength ? taken(name) : not(`A name has at most ${LIMITS.nameLength} characters.`)
}

export const readCount =
  (what: string, most: number) =>
  (text: string): Read<number> => {
    const count = Number(text.trim())
    if (!/^\d+$/.test(text.trim()) || count < 1) return not(`${what} is a whole number from 1.`)
    return count <= most ? taken(count) : not(`${what} is at most ${formatCount(most)}.`)
  }

export function readRate(text: string): Read<number> {
  const rate = Number(text.trim().replace(',', '.'))
  if (text.trim() === '' || !Number.isFinite(rate) || rate < 0)
    return not('Messages a second, such as 2 or 0.5. 0 is only by hand.')
  return rate <= LIMITS.rate ? taken(rate) : not(`At most ${formatCount(LIMITS.rate)} messages a second.`)
}

export function readTemplate(text: string): Read<string> {
  if (text.length > LIMITS.textLength)
    return not(`A template has at most ${formatCount(LIMITS.textLength)} characters.`)
  const compiled = compileTemplate(text)
  return compiled.ok ? taken(text) : not(`${compiled.problem.sentence} ${placeOf(text, compiled.problem.at)}`)
}

export function readText(text: string): Read<string> {
  return text.length <= LIMITS.textLength ? taken(text) : not(`At most ${formatCount(LIMITS.textLength)} characters.`)
}

/** JSON Schema as JSON text; empty means none. */
export function readSchema(text: string): Read<string | undefined> {
  if (text.trim() === '') return taken(undefined)
  if (text.length > LIMITS.textLength) return not(`A schema has at most ${formatCount(LIMITS.textLength)} characters.`)
  try {
    const schema: unknown = JSON.parse(text)
    const possible =
      typeof schema === 'boolean' || (typeof schema === 'object' && schema !== null && !Array.isArray(schema))
    return possible ? taken(text) : not('A JSON Schema is an object, for example { "type": "object" }.')
  } catch (error) {
    return not(`This is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`)
  }
}

const placeOf = (text: string, at: number): string => {
  const before = text.slice(0, at).split('\n')
  return `(line ${before.length}, column ${(before[before.length - 1]?.length ?? 0) + 1})`
}
