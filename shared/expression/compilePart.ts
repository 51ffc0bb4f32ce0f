import { compileField, compileIndex } from './compileAccess'
import { compileCall, compileMethod } from './compileCall'
import type { Compiled, Names } from './compiled'
import { compileList, compileLiteral, compileMap } from './compileLiteral'
import { compileCondition, compileLogic } from './compileLogic'
import { compileEquality, compileMembership, compileOperator } from './compileOperator'
import { ExpressionError } from './expressionProblem'
import { unknownName } from './names'
import type { Node } from './partsOf'

/** Throws an ExpressionError. */
export function compilePart(node: Node, names: Names): Compiled {
  const part = (inner: Node) => compilePart(inner, names)
  switch (node.op) {
    case 'value':
      return compileLiteral(node.args, node)
    case 'id':
      return compileName(node.args, node, names)
    case '.':
      return compileField({ of: part(node.args[0]), name: node.args[1] }, node)
    case '[]':
      return compileIndex({ of: part(node.args[0]), at: part(node.args[1]) }, node)
    case 'list':
      return compileList(node.args.map(part))
    case 'map':
      return compileMap(node.args.map(([key, value]) => ({ key: part(key), span: key, value: part(value) })))
    case '?:':
      return compileCondition(node.args, part)
    case '&&':
    case '||':
      return compileLogic(node.op, node.args, part)
    case '==':
    case '!=':
      return compileEquality(node, part)
    case 'in':
      return compileMembership(node, part)
    case 'call':
      return names.call?.(node) ?? compileCall(node, part)
    case 'rcall':
      return compileMethod(node, names, compilePart)
    case '.?':
    case '[?]':
      throw new ExpressionError(node, { sentence: 'Optional access is not possible here.', next: 'Ask with has(…).' })
    default:
      return compileOperator(node, part)
  }
}

function compileName(name: string, node: Node, { variables, used, locals }: Names): Compiled {
  const local = locals.get(name)
  if (local) return { run: ({ slots }) => slots[local.slot], shape: local.shape }
  const shape = variables.get(name)
  if (!shape) throw new ExpressionError(node, unknownName('variable', name, [...locals.keys(), ...variables.keys()]))
  used.add(name)
  return {
    shape,
    run: ({ scope }) => {
      if (Object.hasOwn(scope, name)) return scope[name]
      throw new ExpressionError(node, { sentence: `There is no ${name} here.` })
    },
  }
}
