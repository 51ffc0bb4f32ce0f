import { LIMITS } from '../topology/limits'
import { ExpressionError, type Span } from './expressionProblem'
import { isList, isMap } from './kinds'
import { COST_OF_MAKING, costOfText, namesIn, type Run, spend } from './run'

/** `depth`: how many lists and objects are around. */
type At = { readonly run: Run; readonly span: Span; readonly depth: number }

function deeper(at: At): At {
  if (at.depth < LIMITS.jsonDepth) return { ...at, depth: at.depth + 1 }
  throw new ExpressionError(at.span, { sentence: 'The value is nested too deeply.' }, true)
}

/** Equality as CEL has it: by content, 1 equals 1.0, and different kinds are different instead of an error. */
export function areEqual(left: unknown, right: unknown, at: At): boolean {
  spend(at.run, typeof left === 'string' ? 1 + costOfText(left) : 1, at.span)
  if (isList(left) && isList(right)) return areEqualLists(left, right, deeper(at))
  if (isMap(left) && isMap(right)) return areEqualMaps(left, right, deeper(at))
  // biome-ignore lint/suspicious/noDoubleEquals: the one comparison of bigint and number
  return isNumeric(left) && isNumeric(right) ? left == right : left === right
}

const areEqualLists = (left: readonly unknown[], right: readonly unknown[], at: At) =>
  left.length === right.length && left.every((item, index) => areEqual(item, right[index], at))

function areEqualMaps(left: object, right: object, at: At): boolean {
  const names = namesIn(left, at.run)
  return (
    names.length === namesIn(right, at.run).length &&
    names.every((name) => Object.hasOwn(right, name) && areEqual(Reflect.get(left, name), Reflect.get(right, name), at))
  )
}

const isNumeric = (value: unknown) => typeof value === 'number' || typeof value === 'bigint'

/** The value with JavaScript's numbers only, as JSON has it. */
export function plainValue(value: unknown, at: At): unknown {
  spend(at.run, 1, at.span)
  if (typeof value === 'bigint') return plainNumber(value, at.span)
  if (typeof value === 'number' && !Number.isFinite(value)) throw noJson(value, at.span)
  if (isList(value)) return plainList(value, deeper(at))
  if (isMap(value)) return plainMap(value, deeper(at))
  return value ?? null
}

function plainList(list: readonly unknown[], at: At) {
  spend(at.run, COST_OF_MAKING, at.span)
  return list.map((item) => plainValue(item, at))
}

function plainMap(map: object, at: At) {
  const names = namesIn(map, at.run)
  spend(at.run, COST_OF_MAKING * (1 + names.length), at.span)
  return Object.fromEntries(names.map((name) => [name, plainValue(Reflect.get(map, name), at)]))
}

function plainNumber(value: bigint, span: Span): number {
  const number = Number(value)
  if (Number.isSafeInteger(number)) return number
  const sentence = `${value} has more digits than a number in JSON keeps.`
  throw new ExpressionError(span, { sentence, next: 'Write it as a text: string(…).' })
}

const noJson = (value: number, span: Span) =>
  new ExpressionError(span, { sentence: `A number came out as ${value}, which JSON does not have.` })
