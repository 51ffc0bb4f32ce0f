import { compileExpectation } from '../../../shared/ledger/compileExpectation'
import { parseFault } from '../../../shared/ledger/parseFault'
import type { Problem } from '../../../shared/problem'
import type { Topology } from '../../../shared/topology/model'
import { EXIT, type Exit } from '../cliIo'
import { placedProblems, placeIn } from '../placedProblems'
import type { Command } from '../readArguments'
import type { BoardFound } from '../readBoard'
import type { RunOrder } from './port'

export type OrderRead =
  | { readonly ok: true; readonly order: RunOrder }
  | { readonly ok: false; readonly exit: Exit; readonly problems: readonly Problem[] }

/** What the command line and the board file together ask for. Whatever could not be done later is said now, before anything happens. */
export function readOrder(command: Extract<Command, { kind: 'run' }>, board: BoardFound): OrderRead {
  const { topology } = board
  const errors = placedProblems(board).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return { ok: false, exit: EXIT.problems, problems: errors }
  const strange = problemsIn(askedOnTheLine(command), command.forMs, topology)
  if (strange.length > 0) return { ok: false, exit: EXIT.wrongUse, problems: strange }
  const drawn = drawnOn(board, command.withFaults)
  const problems = problemsIn(drawn, command.forMs, topology)
  if (problems.length > 0) return { ok: false, exit: EXIT.problems, problems }
  const { forMs, faults, adopt, expects } = command
  const order = {
    topology,
    forMs,
    adopt,
    faults: [...drawn.faults.map(({ text }) => text), ...faults],
    expectations: [...topology.invariants.values(), ...expects.map((expect) => ({ name: expect, expect }))],
  }
  return { ok: true, order }
}

type Placed = { readonly text: string; readonly place: string }
type Asked = { readonly faults: readonly Placed[]; readonly expectations: readonly Placed[] }

const askedOnTheLine = ({ faults, expects }: Extract<Command, { kind: 'run' }>): Asked => ({
  faults: faults.map((text) => ({ text, place: `--fault "${text}"` })),
  expectations: expects.map((text) => ({ text, place: `--expect "${text}"` })),
})

function drawnOn({ topology, places }: BoardFound, withFaults: boolean): Asked {
  const faults = withFaults ? [...topology.faults.values()] : []
  return {
    faults: faults.map(({ id, fault }) => ({ text: fault, place: placeIn(places, id, 'fault') })),
    expectations: [...topology.invariants.values()].map(({ id, expect }) => ({
      text: expect,
      place: placeIn(places, id, 'expect'),
    })),
  }
}

function problemsIn({ faults, expectations }: Asked, forMs: number, topology: Topology): readonly Problem[] {
  return [
    ...faults.flatMap(({ text, place }) => placed(place, faultProblem(text, forMs, topology))),
    ...expectations.flatMap(({ text, place }) => placed(place, expectationProblem(text, topology))),
  ]
}

function placed(place: string, problem: Problem | undefined): readonly Problem[] {
  return problem ? [{ ...problem, place: problem.place ? `${place}, ${problem.place}` : place }] : []
}

function faultProblem(text: string, forMs: number, topology: Topology): Problem | undefined {
  const fault = parseFault(text, topology)
  if (!fault.ok) return fault.problem
  if (fault.value.atMs < forMs) return undefined
  return {
    code: 'fault',
    sentence: `This comes after ${fault.value.atMs / 1_000} s, when a run of ${forMs / 1_000} s is over.`,
    next: 'Give --for a longer time, or let it happen earlier.',
  }
}

function expectationProblem(text: string, topology: Topology): Problem | undefined {
  const expectation = compileExpectation(text, topology)
  return expectation.ok ? undefined : expectation.problem
}
