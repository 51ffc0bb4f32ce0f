import type { ServiceRun } from '../../../shared/protocol/live'
import { type Life, lifeOf } from '../../live/runReading'

/** How many services there are, how many of them run and how many of those are held back, and how many are on the way there or back. */
export type RunTally = {
  readonly all: number
  readonly up: number
  readonly held: number
  readonly coming: number
  readonly going: number
}

export function runTally(
  serviceIds: Iterable<string>,
  runs: ReadonlyMap<string, Pick<ServiceRun, 'state' | 'held'>>,
): RunTally {
  const lives = [...serviceIds].map((id) => lifeOf(runs.get(id)))
  const count = (...wanted: readonly Life[]) => lives.filter((life) => wanted.includes(life)).length
  const held = count('held')
  return {
    all: lives.length,
    up: count('running') + held,
    held,
    coming: count('starting', 'paused'),
    going: count('stopping'),
  }
}

/** What the figure beside the button stands for. */
export function tallySentence({ all, up, held, coming, going }: RunTally): string {
  const more = [
    held > 0 && `${held} of them held back`,
    coming > 0 && `${coming} starting`,
    going > 0 && `${going} stopping`,
  ].filter((part) => part !== false)
  return [`${up} of ${all} ${all === 1 ? 'service' : 'services'} running`, ...more].join(', ')
}
