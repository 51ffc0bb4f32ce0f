import { canonicalJson } from '../expression/canonicalJson'
import { TemplateError } from '../generation/templateContext'

/** A value as the bytes of a message in text: canonical JSON. Null is a tombstone. Throws a TemplateError. */
export function writtenValue(value: unknown): string | null {
  if (value === null) return null
  const written = canonicalJson(value)
  if (written.ok) return written.value
  throw new TemplateError(written.problem.sentence)
}

/** A value as a key: a text as it is, anything else as canonical JSON. Null is no key. Throws a TemplateError. */
export const writtenKey = (value: unknown): string | null => (typeof value === 'string' ? value : writtenValue(value))
