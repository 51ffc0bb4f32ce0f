import { compileExpectation } from '../../../shared/ledger/compileExpectation'
import { parseFault } from '../../../shared/ledger/parseFault'
import type { Problem } from '../../../shared/problem'
import type { Topology } from '../../../shared/topology/model'
import { EXIT, type Exit } from '../cliIo'
import { placedProblems, placeIn } from '../placedProblems'
import type { Command } from '../readArguments'
import type { BoardFound } from '../readBoard'
import type { RunOrder } from './port'

type RunCommand = Extract<Command, { kind: 'run' }>

export type OrderRead =
  | {
      readonly ok: true
      readonly order: RunOrder
      /** Faults of the board file that say no time, and are not planted by the command line: they are no part of every run. */
      readonly leftOut: readonly string[]
    }
  | { readonly ok: false; readonly exit: Exit; readonly problems: readonly Problem[] }

/** What the command line and the board file together ask for. Whatever could not be done later is said now, before anything happens. */
export function readOrder(command: RunCommand, board: BoardFound): OrderRead {
  const { topology } = board
  const { forMs, adopt, expects } = command
  const errors = placedProblems(board).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return { ok: false, exit: EXIT.problems, problems: errors }
  const strange = strangeOnTheLine(command, topology)
  if (strange.length > 0) return { ok: false, exit: EXIT.wrongUse, problems: strange }
  const drawn = command.withFaults ? [...topology.faults.values()] : []
  const problems = drawn.flatMap(({ id, fault }) =>
    placed(placeIn(board.places, id, 'fault'), faultProblem(fault, forMs, topology)),
  )
  if (problems.length > 0) return { ok: false, exit: EXIT.problems, problems }
  const timed = drawn.filter(({ fault }) => saysWhen(fault, topology))
  const faults = [...timed.map(({ fault }) => fault), ...command.faults]
  const expectations = [...topology.invariants.values(), ...expects.map((expect) => ({ name: expect, expect }))]
  const leftOut = drawn.filter((fault) => !timed.includes(fault)).map(({ fault }) => fault)
  const isGiven = (fault: string) => command.faults.some((given) => given === fault || given.startsWith(`${fault} at `))
  return {
    ok: true,
    order: { topology, forMs, adopt, faults, expectations },
    leftOut: leftOut.filter((fault) => !isGiven(fault)),
  }
}

function saysWhen(text: string, topology: Topology): boolean {
  const fault = parseFault(text, topology)
  return fault.ok && fault.value.atMs > 0
}

function strangeOnTheLine({ faults, expects, forMs }: RunCommand, topology: Topology): readonly Problem[] {
  return [
    ...faults.flatMap((fault) => placed(`--fault "${fault}"`, faultProblem(fault, forMs, topology))),
    ...expects.flatMap((expect) => placed(`--expect "${expect}"`, expectationProblem(expect, topology))),
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
