import { TemplateError } from './templateContext'

/** The field at a dotted path; numbers index arrays. Only a value's own fields are seen, never what its prototype lends it. */
export function fieldOf(value: unknown, path: string): unknown {
  let found = value
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) {
      throw new TemplateError(`The record received has no field "${path}".`)
    }
    found = Reflect.get(found, name)
  }
  return found
}
