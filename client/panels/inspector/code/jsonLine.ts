export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value as JSON in one line of at most so many characters. */
export function jsonLine(value: unknown, most: number): string {
  const text = JSON.stringify(value) ?? 'null'
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
