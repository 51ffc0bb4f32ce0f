import { done, type Outcome, refused } from '../problem'
import { LIMITS } from '../topology/limits'

/** One record, or one item of it, that goes into a window. `amount` is null where nothing is summed up. */
export type WindowEntry = { readonly by: string | null; readonly amount: number | null; readonly timestamp: number }

/** `start` (included) and `end` (excluded) in milliseconds. The sums are null where there is nothing to sum up. */
export type FinishedWindow = {
  readonly by: string | null
  readonly count: number
  readonly sum: number | null
  readonly min: number | null
  readonly max: number | null
  readonly avg: number | null
  readonly start: number
  readonly end: number
}

export type TumblingWindow = {
  /** `late`: its window is closed, it is counted nowhere. Refused when too many groups are open. */
  add(entry: WindowEntry): Outcome<'counted' | 'late'>
  /** Closes what ends at or before this time; what comes for it later is late. In the order of time, then of `by`. */
  close(upTo: number): readonly FinishedWindow[]
  /** Groups whose window is open. */
  open(): number
}

/** Windows of equal length side by side, aligned to the epoch, by the time in the records: the same records make the same windows. */
export function createTumblingWindow(seconds: number): TumblingWindow {
  const length = Math.max(1, Math.round(seconds * 1_000))
  /** Of each end, so that nothing is looked at before it is due. */
  const ends = new Map<number, Map<string | null, FinishedWindow>>()
  let open = 0
  /** Characters of what the open ones are grouped by. */
  let characters = 0
  let closedUpTo = Number.NEGATIVE_INFINITY

  function add({ by, amount, timestamp }: WindowEntry): Outcome<'counted' | 'late'> {
    const start = Math.floor(timestamp / length) * length
    const end = start + length
    if (end <= closedUpTo) return done('late')
    const groups = ends.get(end) ?? new Map<string | null, FinishedWindow>()
    const group = groups.get(by)
    if (!group) {
      if (open >= LIMITS.openWindows) return refused(tooMany(open))
      if (characters + lengthOf(by) > LIMITS.openWindowBytes) return refused(TOO_LONG)
      open += 1
      characters += lengthOf(by)
    }
    ends.set(end, groups.set(by, joined(group ?? { by, ...EMPTY, start, end }, amount)))
    return done('counted')
  }

  function close(upTo: number): readonly FinishedWindow[] {
    closedUpTo = Math.max(closedUpTo, upTo)
    const due = [...ends.keys()].filter((end) => end <= closedUpTo)
    const finished = due.flatMap((end) => [...(ends.get(end)?.values() ?? [])])
    for (const end of due) ends.delete(end)
    open -= finished.length
    characters -= finished.reduce((sum, { by }) => sum + lengthOf(by), 0)
    return finished.sort(byTimeThenGroup)
  }

  return { add, close, open: () => open }
}

const lengthOf = (by: string | null) => by?.length ?? 0

const EMPTY = { count: 0, sum: null, min: null, max: null, avg: null } as const

function joined(group: FinishedWindow, amount: number | null): FinishedWindow {
  const count = group.count + 1
  if (amount === null) return { ...group, count }
  const sum = (group.sum ?? 0) + amount
  const [min, max] = [Math.min(group.min ?? amount, amount), Math.max(group.max ?? amount, amount)]
  return { ...group, count, sum, min, max, avg: sum / count }
}

function byTimeThenGroup(one: FinishedWindow, other: FinishedWindow): number {
  const [left, right] = [one.by ?? '', other.by ?? '']
  return one.start - other.start || (left < right ? -1 : left > right ? 1 : 0)
}

const tooMany = (open: number) => ({
  code: 'tooManyWindows',
  sentence: `${open} groups have an open window, which is as many as there may be.`,
  next: 'Group by something with fewer different values.',
})
const TOO_LONG = {
  code: 'tooManyWindows',
  sentence: `What the open windows are grouped by would take more than ${LIMITS.openWindowBytes / (1024 * 1024)} MB.`,
  next: 'Group by something shorter.',
}
