import type { Topology } from '../topology/model'
import type { BoardProblem, CheckContext, Rule } from './boardProblem'
import { checkCalls } from './rules/checkCalls'
import { checkCaptures } from './rules/checkCaptures'
import { checkConfigs } from './rules/checkConfigs'
import { checkCycles } from './rules/checkCycles'
import { checkDuplicateConnections } from './rules/checkDuplicateConnections'
import { checkDuplicateNames } from './rules/checkDuplicateNames'
import { checkExamples } from './rules/checkExamples'
import { checkExpressions } from './rules/checkExpressions'
import { checkFailureLoops } from './rules/checkFailureLoops'
import { checkFaults } from './rules/checkFaults'
import { checkForeign } from './rules/checkForeign'
import { checkGroups } from './rules/checkGroups'
import { checkImperativeNames } from './rules/checkImperativeNames'
import { checkInputs } from './rules/checkInputs'
import { checkInstances } from './rules/checkInstances'
import { checkInvariants } from './rules/checkInvariants'
import { checkLanguages } from './rules/checkLanguages'
import { checkLooseEnds } from './rules/checkLooseEnds'
import { checkNameCollisions } from './rules/checkNameCollisions'
import { checkNames } from './rules/checkNames'
import { checkSizes } from './rules/checkSizes'
import { checkStores } from './rules/checkStores'
import { checkTables } from './rules/checkTables'
import { checkTemplates } from './rules/checkTemplates'
import { checkUnheeded } from './rules/checkUnheeded'

export type { BoardProblem, CheckContext }

const RULES: readonly Rule[] = [
  checkNames,
  checkDuplicateNames,
  checkNameCollisions,
  checkForeign,
  checkGroups,
  checkSizes,
  checkConfigs,
  checkExamples,
  checkTemplates,
  checkExpressions,
  checkInputs,
  checkCycles,
  checkCalls,
  checkFailureLoops,
  checkStores,
  checkCaptures,
  checkTables,
  checkDuplicateConnections,
  checkLooseEnds,
  checkInstances,
  checkUnheeded,
  checkLanguages,
  checkInvariants,
  checkFaults,
  checkImperativeNames,
]

const ORDER = ['error', 'warning', 'hint'] as const

/** All that is wrong with a board, the worst first. */
export function check(topology: Topology, context: CheckContext): readonly BoardProblem[] {
  const problems = RULES.flatMap((rule) => [...rule(topology, context)])
  return ORDER.flatMap((severity) => problems.filter((problem) => problem.severity === severity))
}
