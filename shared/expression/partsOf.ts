import type { ASTNode } from '@marcbachmann/cel-js'

/** A part of an expression as it was parsed, with its place in the text. */
export type Node = ASTNode

/** The parts right inside of it. */
export const partsOf = ({ args }: Node): readonly Node[] => nodesIn(args)

/** Of how many parts an expression consists: what it costs to run it once. */
export const countParts = (node: Node): number => partsOf(node).reduce((sum, part) => sum + countParts(part), 1)

function nodesIn(args: unknown): readonly Node[] {
  if (Array.isArray(args)) return args.flatMap(nodesIn)
  return isNode(args) ? [args] : []
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'op' in value
