import type { Compiled, CompilePart, Names } from './compiled'
import { attempt, flagOf, settled } from './compileLogic'
import { ExpressionError, type Span } from './expressionProblem'
import { holding, inside, isList, isMap, kindOf, plain, type Shape, spokenKinds } from './kinds'
import { countParts, type Node } from './partsOf'
import { namesIn, type Run, spend } from './run'

export const COMPREHENSIONS = ['all', 'exists', 'exists_one', 'filter', 'map'] as const
type Kind = (typeof COMPREHENSIONS)[number]

type Comprehension = { readonly kind: Kind; readonly of: Node; readonly given: readonly Node[]; readonly span: Span }
type Body = Compiled & { readonly node: Node }
/** Calls back with each element in its slot, until told to stop. */
type Each = (run: Run, visit: (element: unknown) => 'enough' | undefined) => void

/** `of.map(x, …)` and its like: over the elements of a list, or the names of an object's fields. */
export function compileComprehension(
  { kind, of, given, span }: Comprehension,
  names: Names,
  compile: CompilePart,
): Compiled {
  const [variable, ...nodes] = given
  if (variable?.op !== 'id' || nodes.length === 0 || nodes.length > (kind === 'map' ? 2 : 1)) throw misuse(kind, span)
  const list = compile(of, names)
  const local = { slot: names.locals.size, shape: elementShape(list.shape, of) }
  const inner = { ...names, locals: new Map([...names.locals, [variable.args, local]]) }
  const cost = nodes.reduce((sum, node) => sum + countParts(node), 1)
  const each: Each = (run, visit) => {
    for (const element of elementsOf(list.run(run), run, of)) {
      spend(run, cost, span)
      run.slots[local.slot] = element
      if (visit(element) === 'enough') return
    }
  }
  const bodies = nodes.map((node) => ({ node, ...compile(node, inner) }))
  return compileKind(kind, bodies, { each, shape: list.shape })
}

function compileKind(kind: Kind, bodies: readonly Body[], list: { each: Each; shape: Shape }): Compiled {
  const [first, second] = bodies
  if (!first) throw new TypeError('A comprehension has a body.')
  switch (kind) {
    case 'map':
      return second ? mapping(second, list.each, first) : mapping(first, list.each)
    case 'filter':
      return filtering(first, list)
    case 'exists_one':
      return exactlyOne(first, list.each)
    case 'all':
    case 'exists':
      return quantifying(kind === 'exists', first, list.each)
  }
}

function mapping(body: Body, each: Each, filter?: Body): Compiled {
  const isMeant = filter ? flagOf(filter, filter.node) : () => true
  const run = (run: Run) => {
    const made: unknown[] = []
    each(run, () => void (isMeant(run) && made.push(body.run(run))))
    return made
  }
  return { run, shape: holding('list', [body.shape]) }
}

function filtering(body: Body, { each, shape }: { each: Each; shape: Shape }): Compiled {
  const isMeant = flagOf(body, body.node)
  const run = (run: Run) => {
    const kept: unknown[] = []
    each(run, (element) => void (isMeant(run) && kept.push(element)))
    return kept
  }
  return { run, shape: { ...shape, kinds: ['list'] } }
}

function exactlyOne(body: Body, each: Each): Compiled {
  const isMeant = flagOf(body, body.node)
  const run = (run: Run) => {
    let found = 0
    each(run, () => void (isMeant(run) && found++))
    return found === 1
  }
  return { run, shape: plain('flag') }
}

/** Decided by one element, even if others fail. */
function quantifying(decisive: boolean, body: Body, each: Each): Compiled {
  const isMeant = flagOf(body, body.node)
  const run = (run: Run) => {
    const failures: ExpressionError[] = []
    let isDecided = false
    each(run, () => {
      const flag = attempt(isMeant, run)
      if (flag instanceof ExpressionError && failures.length === 0) failures.push(flag)
      isDecided = flag === decisive
      return isDecided ? 'enough' : undefined
    })
    return isDecided ? decisive : settled(failures) && !decisive
  }
  return { run, shape: plain('flag') }
}

function elementShape(shape: Shape, span: Span): Shape {
  if (shape.kinds.length > 0 && !shape.kinds.some((kind) => kind === 'list' || kind === 'map'))
    throw noElements(spokenKinds(shape.kinds), span)
  return shape.kinds.includes('map') ? { kinds: [...shape.within, 'text'], within: shape.within } : inside(shape)
}

function elementsOf(value: unknown, run: Run, span: Span): readonly unknown[] {
  if (isList(value)) return value
  if (isMap(value)) return namesIn(value, run)
  throw noElements(spokenKinds([kindOf(value)]), span)
}

const noElements = (found: string, span: Span) =>
  new ExpressionError(span, { sentence: `Here stands ${found} where a list is needed.` })

const misuse = (kind: Kind, span: Span) =>
  new ExpressionError(span, {
    sentence: `${kind} takes a name of your own and an expression over it.`,
    next: `Write value.items.${kind}(x, ${kind === 'map' ? 'x.id' : 'x.id == "a"'}), for example.`,
  })
