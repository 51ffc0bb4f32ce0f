import type { Frame, WireRecord } from './records'

/**
 * Checks from the frames of one viewer of one topic alone that they tile the log: per partition each `from` is the previous `to`, records
 * rise, lie inside their frame and never inside a skipped range, and nothing comes twice. An incarnation is a log of its own.
 * Returns what is wrong, in sentences; empty when all is well.
 */
export function tilingProblems(frames: readonly Frame[]): string[] {
  const problems: string[] = []
  const next = new Map<string, bigint>()
  let previous: Frame | undefined
  for (const frame of frames) {
    if (previous && frame.seq <= previous.seq) problems.push(`Frame ${frame.seq} came after frame ${previous.seq}.`)
    if (previous && frame.incarnation < previous.incarnation)
      problems.push(`Frame ${frame.seq} goes back to an earlier log.`)
    if (previous && frame.incarnation !== previous.incarnation) next.clear()
    problems.push(...stretchProblems(frame, next), ...contentProblems(frame))
    for (const [partition, to] of Object.entries(frame.to)) next.set(partition, BigInt(to))
    previous = frame
  }
  return problems
}

function stretchProblems({ seq, from, to }: Frame, next: ReadonlyMap<string, bigint>): string[] {
  const problems: string[] = []
  for (const partition of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const [start, end] = [from[partition], to[partition]]
    const expected = next.get(partition)
    if (start === undefined || end === undefined)
      problems.push(`Frame ${seq}: partition ${partition} has only one end.`)
    else if (BigInt(start) > BigInt(end))
      problems.push(`Frame ${seq}: partition ${partition} runs back from ${start} to ${end}.`)
    else if (expected !== undefined && expected !== BigInt(start))
      problems.push(`Frame ${seq}: partition ${partition} begins at ${start} instead of ${expected}.`)
  }
  return problems
}

type Named = { readonly partition: number; readonly from: bigint; readonly to: bigint; readonly what: string }

/** What a frame names must lie inside it, in rising order, without overlap. */
function contentProblems(frame: Frame): string[] {
  const skipped = frame.skipped.map(({ partition, from, to, why }) => ({
    partition,
    from: BigInt(from),
    to: BigInt(to),
    what: `skipped ${from}-${to} (${why})`,
  }))
  const isRising = risingProblems(frame, frame.records.map(toNamed))
  const named = [...frame.records.map(toNamed), ...skipped]
  return [...isRising, ...named.flatMap((one) => insideProblems(frame, one)), ...overlapProblems(frame, named)]
}

function toNamed({ partition, offset }: WireRecord): Named {
  return { partition, from: BigInt(offset), to: BigInt(offset) + 1n, what: `record ${offset}` }
}

function insideProblems({ seq, from, to }: Frame, named: Named): string[] {
  const [start, end] = [from[named.partition], to[named.partition]]
  const isInside = start !== undefined && end !== undefined && named.from >= BigInt(start) && named.to <= BigInt(end)
  const isEmpty = named.from >= named.to
  return isInside && !isEmpty
    ? []
    : [`Frame ${seq}: ${named.what} of partition ${named.partition} is not inside the frame.`]
}

function risingProblems({ seq }: Frame, records: readonly Named[]): string[] {
  const last = new Map<number, bigint>()
  return records.flatMap(({ partition, from, what }) => {
    const before = last.get(partition)
    last.set(partition, from)
    return before === undefined || before < from
      ? []
      : [`Frame ${seq}: ${what} of partition ${partition} is out of order.`]
  })
}

function overlapProblems({ seq }: Frame, named: readonly Named[]): string[] {
  const sorted = [...named].sort(
    (a, b) => a.partition - b.partition || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0),
  )
  return sorted.flatMap((one, index) => {
    const before = sorted[index - 1]
    const overlaps = before?.partition === one.partition && before.to > one.from
    return overlaps ? [`Frame ${seq}: ${one.what} of partition ${one.partition} was already named.`] : []
  })
}
