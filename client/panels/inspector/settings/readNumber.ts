import type { Field } from '../../../../shared/topology/behaviour'
import { mayHold } from '../../../../shared/topology/behaviourFields'
import { formatCount } from '../../../ui/figures'
import type { Read } from '../readField'

/** What stands behind the figure; shares are written as percent. */
export type Unit = '' | 'ms' | 's' | '%' | 'a second'

const factorOf = (unit: Unit) => (unit === '%' ? 100 : 1)

/** Without the digits that binary fractions add. */
const scaled = (value: number, factor: number): number => Number((value * factor).toPrecision(12))

export const numberAsText = (value: number, unit: Unit): string => String(scaled(value, factorOf(unit)))

/** A number as its field allows it, with point or comma. */
export const readNumber =
  (label: string, field: Field, unit: Unit) =>
  (text: string): Read<number> => {
    const written = text.trim().replace(',', '.')
    const value = /^\d+(\.\d*)?$|^\.\d+$/.test(written) ? scaled(Number(written), 1 / factorOf(unit)) : Number.NaN
    return mayHold(field, value) ? { ok: true, value } : { ok: false, sentence: wantedSentence(label, field, unit) }
  }

function wantedSentence(label: string, field: Field, unit: Unit): string {
  if (field.kind !== 'number') return `${label} is no number.`
  const [from, to] = [field.from, field.to].map((bound) => formatCount(scaled(bound, factorOf(unit))))
  return `${label}: a ${field.whole ? 'whole ' : ''}number from ${from} to ${to}.`
}
