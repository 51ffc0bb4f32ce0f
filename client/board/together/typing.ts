import type { Topology } from '../../../shared/topology/model'
import type { Others } from './port'

/** The field that names an element, as the inspector calls it, wherever it is edited. */
export const namingField = ({ notes }: Topology, id: string): string => `${id} ${notes.has(id) ? 'text' : 'name'}`

/** Who else is writing in a field, in a sentence; null when nobody is. */
export function typingWords({ people }: Pick<Others, 'people'>, field: string): string | null {
  const names = [...people.values()].filter((person) => person.field === field).map(({ name }) => name)
  const [first, second, ...more] = names
  if (first === undefined) return null
  if (second === undefined) return `${first} is typing here.`
  return more.length === 0 ? `${first} and ${second} are typing here.` : `${names.length} others are typing here.`
}
