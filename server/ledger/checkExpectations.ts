import { compileExpectation, type Expectation } from '../../shared/ledger/compileExpectation'
import type { Figure } from '../../shared/ledger/figure'
import type { Outcome, Problem } from '../../shared/problem'
import type { InvariantState } from '../../shared/protocol/run'
import type { Topology } from '../../shared/topology/model'
import { inTurns } from '../turns'
import type { Looked, Tallies } from './boardRecount'
import type { Tally } from './countedWindow'
import { allEvents } from './evidenceOf'
import { type Accounts, figureIn } from './figuresOf'
import { GIVEN_UP } from './patience'
import type { Expected, LedgerSources } from './port'
import { readingsOfBoard, reconcileTopic } from './reconcileBoard'
import { recordTally } from './recordTally'
import { settledOf } from './settled'
import type { StoreFigures } from './storeFigures'

export type Compiled = { readonly id: string; readonly expectation: Outcome<Expectation> }

export async function compileAll(expected: readonly Expected[], topology: Topology): Promise<readonly Compiled[]> {
  const compiled: Compiled[] = []
  for await (const { id, expect } of inTurns(expected)) {
    compiled.push({ id, expectation: compileExpectation(expect, topology) })
  }
  return compiled
}

const figuresIn = (compiled: readonly Compiled[]): readonly Figure[] =>
  compiled.flatMap(({ expectation }) => (expectation.ok ? expectation.value.figures : []))

/** What is to be counted of each record while it is read. */
export function talliesOf(compiled: readonly Compiled[]): Tallies {
  const tallies = new Map<string, Map<string, Tally>>()
  for (const figure of figuresIn(compiled)) {
    if (figure.kind !== 'tally') continue
    const ofTopic = tallies.get(figure.topic) ?? new Map<string, Tally>()
    tallies.set(figure.topic, ofTopic.set(figure.name, recordTally(figure)))
  }
  return tallies
}

/** `stores` were made before the look. */
export async function checkExpectations(
  runner: LedgerSources['runner'],
  { looked, stores }: { readonly looked: Looked; readonly stores: StoreFigures },
  compiled: readonly Compiled[],
): Promise<readonly InvariantState[]> {
  const readings = readingsOfBoard(looked, runner)
  const settled = settledOf(looked, readings)
  const topics = readings.map((read) => reconcileTopic(read, settled.eventsOf))
  const waiting = new Map(
    topics.map((topic) => [topic, reconcileTopic(topic, allEvents).rows.map(({ row }) => row.waiting)]),
  )
  const accounts: Accounts = { topics, settled, waiting, stores }
  return Promise.all(compiled.map((one) => stateOf(accounts, one)))
}

async function stateOf(accounts: Accounts, { id, expectation }: Compiled): Promise<InvariantState> {
  if (!expectation.ok) return unknown(id, expectation.problem)
  const { figures, evaluate } = expectation.value
  const { settled } = accounts
  if (settled.records === 0 && !figures.every(isOfStore))
    return { id, state: 'settling', sentence: 'No event has gone its whole way yet.' }
  const values = await Promise.all(
    figures.map(async (figure) => [figure.name, await figureIn(accounts, figure)] as const),
  )
  const known = new Map(values.filter(isKnown))
  const givenUp = figures.find(({ name }) => known.get(name) === GIVEN_UP)
  if (givenUp) return unknown(id, tooMuch(givenUp))
  const verdict = evaluate(known)
  if (!verdict.ok) return unknown(id, verdict.problem)
  const { holds, sentence } = verdict.value
  if (holds) return { id, state: 'holds', sentence }
  return hasArrived(figures, accounts)
    ? { id, state: 'broken', sentence }
    : { id, state: 'settling', sentence: `Events are still on their way: ${sentence}` }
}

const unknown = (id: string, { sentence, place }: Problem): InvariantState => ({
  id,
  state: 'unknown',
  sentence: place ? `${place}: ${sentence}` : sentence,
})

const tooMuch = ({ name, kind }: Figure): Problem => ({
  code: 'tooMuch',
  sentence: `${name} takes too long to be ${kind === 'total' ? 'made over all entries' : 'counted over all records'}. Let it look at less of each.`,
})

const isKnown = (
  entry: readonly [string, number | boolean | undefined],
): entry is readonly [string, number | boolean] => entry[1] !== undefined

const isOfStore = ({ kind }: Figure) => kind === 'store' || kind === 'total'

/** These include what is still on its way, so they say nothing before it has arrived. */
const isOfNow = (figure: Figure) =>
  isOfStore(figure) ||
  (figure.kind === 'measure' && figure.measure === 'waiting') ||
  (figure.kind === 'group' && figure.of === 'lag')

/** What waits in a table's log or outbox belongs to events whose records have all been handled. */
const hasArrived = (figures: readonly Figure[], { settled, stores }: Accounts) =>
  stores.areCaptured() && (!figures.some(isOfNow) || (settled.open === 0 && stores.areRebuilt()))
