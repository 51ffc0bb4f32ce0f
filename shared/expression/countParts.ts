import type { Node } from './parseExpression'

/** Of how many parts an expression consists: what it costs to run it once. */
export function countParts({ args }: Pick<Node, 'args'>): number {
  return 1 + countWithin(args)
}

function countWithin(args: unknown): number {
  if (Array.isArray(args)) return args.reduce((sum: number, arg) => sum + countWithin(arg), 0)
  return isNode(args) ? countParts(args) : 0
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'op' in value
