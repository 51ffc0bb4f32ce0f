export type MarkedPart = { readonly at: number; readonly part: string; readonly marked: boolean }

/** A text in its runs of marked and other characters; `marks` are places in it, in order. */
export function markedParts(text: string, marks: readonly number[]): readonly MarkedPart[] {
  const isMarked = new Set(marks)
  const starts = [...Array(text.length).keys()].filter((at) => at === 0 || isMarked.has(at) !== isMarked.has(at - 1))
  return starts.map((at, i) => ({ at, part: text.slice(at, starts[i + 1]), marked: isMarked.has(at) }))
}
