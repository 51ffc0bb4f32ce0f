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
  if (!isObject(after)) return [line(jsonLine(before, MOST) === jsonLine(after, MOST) ? 'same' : 'changed', '', after)]
  const held = isObject(before) ? before : {}
  const now = Object.entries(after).map(([name, value]) => {
    if (!Object.hasOwn(held, name)) return line('added', name, value)
    return line(JSON.stringify(held[name]) === JSON.stringify(value) ? 'same' : 'changed', name, value)
  })
  const gone = Object.entries(held).filter(([name]) => !Object.hasOwn(after, name))
  return [...now, ...gone.map(([name, value]) => line('gone', name, value))]
}

const line = (kind: FieldChange['kind'], name: string, value: unknown): FieldChange => ({
  kind,
  name,
  text: jsonLine(value, MOST),
})
