import { FAKE_KINDS } from '../../../../shared/generation/fakeData'
import { PLACEHOLDERS } from '../../../../shared/generation/placeholders'
import type { Suggest, Suggestion } from '../../../ui/code/code'
import { isObject, jsonLine } from './jsonLine'

/** Placeholders, made-up data, and the fields of what was received. Values are asked for when they are needed, the newest last. */
export const suggestTemplate =
  (received: () => readonly unknown[]): Suggest =>
  (before, asked) => {
    const [, call] = /\{\{\s*([^{}]*)$/.exec(before) ?? []
    if (call === undefined) return asked ? { from: before.length, suggestions: PLACEHOLDERS.map(whole) } : null
    const faker = /^faker\s+(\S*)$/.exec(call)
    if (faker) return { from: before.length - (faker[1] ?? '').length, suggestions: FAKES }
    const field = /^input\.value\.([\w.]*)$/.exec(call)
    if (field) return { from: before.length - (field[1] ?? '').length, suggestions: pathsOf(received()) }
    if (/\s/.test(call)) return null
    return { from: before.length - call.length, suggestions: PLACEHOLDERS.map(inside) }
  }

const FAKES = FAKE_KINDS.map(({ name, sample }) => ({ label: name, detail: jsonLine(sample, 32) }))

type Placeholder = { readonly use: string; readonly says: string }
const whole = ({ use, says }: Placeholder): Suggestion => ({ label: use, detail: says })
const inside = ({ use, says }: Placeholder): Suggestion => ({ label: use.slice(2, -2), detail: says })

const DEEPEST = 4

/** Every path that leads to a field, of all values together. */
export function pathsOf(values: readonly unknown[]): readonly Suggestion[] {
  const found = new Map<string, unknown>()
  const walk = (value: unknown, prefix: string, depth: number) => {
    if (!isObject(value)) return
    for (const [name, field] of Object.entries(value)) {
      if (/[\s{}.]/.test(name) || name === '') continue
      found.set(prefix + name, field)
      if (depth < DEEPEST) walk(field, `${prefix}${name}.`, depth + 1)
    }
  }
  for (const value of values) walk(value, '', 1)
  return [...found].map(([label, value]) => ({ label, detail: jsonLine(value, 32) }))
}
