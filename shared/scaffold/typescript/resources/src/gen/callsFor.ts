import { type CallFilter, compileCallFilter } from './board/behaviour/callFilter.js'
import type { RecordText } from './board/behaviour/recordText.js'
import type { DrawnCall } from './drawnCall.js'
import { CALLS } from './drawing.js'
import { Unprocessable } from './message.js'

const DRAWN = CALLS.filter(({ when }) => when === 'input').map((call) => ({ call, isWanted: filterOf(call) }))

/** The calls that are drawn for a record. Throws Unprocessable where that cannot be told. */
export function callsFor(record: RecordText): readonly DrawnCall[] {
  return DRAWN.flatMap(({ call, isWanted }) => {
    const wanted = isWanted(record)
    if (!wanted.ok) throw new Unprocessable(wanted.problem.sentence)
    return wanted.value ? [call] : []
  })
}

function filterOf(call: DrawnCall): CallFilter {
  const filter = compileCallFilter(call)
  if (filter.ok) return filter.value
  throw new Error(`The drawing is wrong in ${filter.problem.place}: ${filter.problem.sentence}`)
}
