import { TemplateError } from './templateContext'

/** The field at a dotted path; numbers index arrays. `owner` is who should have it, for people. Only a value's own fields are seen, never what its prototype lends it. */
export function fieldOf(value: unknown, path: string, owner: string): unknown {
  let found = value
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) {
      throw new TemplateError(`${owner} has no field "${path}".`)
    }
    found = Reflect.get(found, name)
  }
  return found
}
