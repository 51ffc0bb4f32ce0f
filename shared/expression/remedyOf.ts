import type { Applied, Operand } from './applied'
import type { Kind } from './kinds'

/** What to write instead where operands do not go together: most often a number needs another form. */
export function remedyOf({ operands, operations }: Applied, kinds: readonly (readonly Kind[])[]): string | undefined {
  const isTakenTwice = (kind: Kind) =>
    operations.some(({ takes }) => takes.length === 2 && takes.every((k) => k === kind))
  const may = (kind: Kind) => kinds.some((some) => some.includes(kind))
  if (operands.length !== 2) return undefined
  if (may('number') && may('whole') && isTakenTwice('number'))
    return decimalInstead(operands.find((_, at) => kinds[at]?.includes('whole')))
  if (may('text') && isTakenTwice('text')) return 'Make the other a text too: string(…).'
  return may('number') && isTakenTwice('whole') ? 'Make both whole numbers: int(…).' : undefined
}

const decimalInstead = (operand: Operand | undefined) =>
  operand?.literal
    ? `Numbers in messages are decimal numbers: write ${operand.literal}.0 instead of ${operand.literal}.`
    : 'Numbers in messages are decimal numbers: make the whole number one too, double(…).'
