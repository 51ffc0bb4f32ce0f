import type { Suggestion } from '../../../ui/code/code'
import { isObject, jsonLine } from './jsonLine'

const DEEPEST = 4

/** Every path that leads to a field, of all values together. */
export function suggestPaths(values: readonly unknown[]): readonly Suggestion[] {
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
