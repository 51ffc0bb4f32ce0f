import { isObject, jsonLine } from './jsonLine'

/** One line of a value beside the value that it was made of. */
export type FieldChange = {
  readonly kind: 'same' | 'added' | 'changed' | 'gone'
  readonly name: string
  readonly text: string
}

const MOST = 120

/** What became of each field, in the order of the new value, what is gone at the end. Values that are no objects are one line. */
export function fieldChanges(before: unknown, after: unknown): readonly FieldChange[] {
  if (!isObject(after)) return [compared('', before, after)]
  const held = isObject(before) ? before : {}
  const now = Object.entries(after).map(([name, value]) =>
    Object.hasOwn(held, name) ? compared(name, held[name], value) : line('added', name, value),
  )
  const gone = Object.entries(held).filter(([name]) => !Object.hasOwn(after, name))
  return [...now, ...gone.map(([name, value]) => line('gone', name, value))]
}

function compared(name: string, before: unknown, after: unknown): FieldChange {
  if (JSON.stringify(before) === JSON.stringify(after)) return line('same', name, after)
  return { kind: 'changed', name, text: `${jsonLine(before, MOST / 2)} → ${jsonLine(after, MOST / 2)}` }
}

const line = (kind: FieldChange['kind'], name: string, value: unknown): FieldChange => ({
  kind,
  name,
  text: jsonLine(value, MOST),
})
