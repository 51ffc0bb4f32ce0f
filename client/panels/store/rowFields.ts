/** A row of a table: a JSON object. */
export type Row = Readonly<Record<string, unknown>>

export const readRow = (json: string): Row => JSON.parse(json) as Row

/** Columns that stand beside each other; what has no column is seen when the row is edited as a whole. */
const MOST = 6

/** Fields of the rows, in their order. An `id` that is the row's key has its column already. */
export function columnsOf(entries: readonly { readonly key: string; readonly value: string }[]): readonly string[] {
  const names = new Set<string>()
  for (const { key, value } of entries)
    for (const [name, field] of Object.entries(readRow(value)))
      if (name !== 'id' || String(field) !== key) names.add(name)
  return [...names].slice(0, MOST)
}

/** A text without its quotes, everything else as JSON; nothing where the row has no such field. */
export function fieldText(row: Row, name: string): string {
  const field = row[name]
  if (field === undefined) return ''
  return typeof field === 'string' ? field : JSON.stringify(field)
}

/** The row with what was typed into one of its fields. A text stays one; elsewhere JSON is what it says, and nothing takes the field away. */
export function withField(row: Row, name: string, typed: string): Row {
  if (typeof row[name] === 'string') return { ...row, [name]: typed }
  const { [name]: _before, ...others } = row
  return typed.trim() === '' ? others : { ...others, [name]: jsonOrText(typed) }
}

function jsonOrText(typed: string): unknown {
  try {
    return JSON.parse(typed)
  } catch {
    return typed
  }
}
