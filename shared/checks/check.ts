import type { Topology } from '../topology/model'
import type { BoardProblem, CheckContext, Rule } from './boardProblem'
import { checkConfigs } from './rules/checkConfigs'
import { checkDuplicateConnections } from './rules/checkDuplicateConnections'
import { checkDuplicateNames } from './rules/checkDuplicateNames'
import { checkExamples } from './rules/checkExamples'
import { checkGroups } from './rules/checkGroups'
import { checkImperativeNames } from './rules/checkImperativeNames'
import { checkInputs } from './rules/checkInputs'
import { checkLooseEnds } from './rules/checkLooseEnds'
import { checkNameCollisions } from './rules/checkNameCollisions'
import { checkNames } from './rules/checkNames'
import { checkSizes } from './rules/checkSizes'
import { checkTemplates } from './rules/checkTemplates'

export type { BoardProblem, CheckContext }

const RULES: readonly Rule[] = [
  checkNames,
  checkDuplicateNames,
  checkNameCollisions,
  checkGroups,
  checkSizes,
  checkConfigs,
  checkExamples,
  checkTemplates,
  checkInputs,
  checkDuplicateConnections,
  checkLooseEnds,
  checkImperativeNames,
]

const ORDER = ['error', 'warning', 'hint'] as const

/** All that is wrong with a board, the worst first. */
export function check(topology: Topology, context: CheckContext): readonly BoardProblem[] {
  const problems = RULES.flatMap((rule) => [...rule(topology, context)])
  return ORDER.flatMap((severity) => problems.filter((problem) => problem.severity === severity))
}
