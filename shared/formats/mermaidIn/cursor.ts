export type Cursor = { readonly text: string; at: number }

/** What the pattern (sticky) finds at the cursor, which moves behind it. */
export function matchAt(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)
  if (found) cursor.at = pattern.lastIndex
  return found ?? undefined
}
