import * as Y from 'yjs'
import { groupBy } from '../../shared/topology/groupBy'

/** In one update. Those of people who draw without hearing of each other are as many as these people. */
const MOST_BESIDE = 100
const MOST_CUTS = 100

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/**
 * Whether many entries of an update follow the same other one, or the middle of one that stands for many. Yjs looks for the place of each among
 * all of them, and moves all later entries for each cut: a few hundred kilobytes would hold up everybody for minutes.
 */
export function isCrowded({ store }: Y.Doc, structs: readonly Struct[]): boolean {
  const items = structs.filter((struct) => struct instanceof Y.Item)
  return mostEqual(items.map(neighbour)) > MOST_BESIDE || cutsBy(items, foundIn(store, structs)) > MOST_CUTS
}

const neighbour = ({ origin, rightOrigin, parent, parentSub }: Y.Item): string =>
  nameOf(origin ?? rightOrigin ?? parent) + (origin || rightOrigin ? '' : `/${parentSub}`)

/** What was decoded and not yet applied has the name of a root in place of it. */
const nameOf = (place: unknown): string => (place instanceof Y.ID ? `${place.client} ${place.clock}` : String(place))

function mostEqual(names: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts.values()].reduce((most, count) => Math.max(most, count), 0)
}

type Find = (id: Y.ID) => Struct | undefined

const cutsBy = (items: readonly Y.Item[], find: Find): number =>
  items.filter(({ origin, rightOrigin }) => isCut(find, origin, 'last') || isCut(find, rightOrigin, 'first')).length

function isCut(find: Find, id: Y.ID | null, edge: 'first' | 'last'): boolean {
  const struct = id && find(id)
  if (!id || !(struct instanceof Y.Item)) return false
  return id.clock !== struct.id.clock + (edge === 'last' ? struct.length - 1 : 0)
}

/** On the board, or else in the update. */
function foundIn(store: Y.Doc['store'], structs: readonly Struct[]): Find {
  const updated = groupBy(structs, ({ id }) => id.client)
  return ({ client, clock }) => {
    const among = clock < Y.getState(store, client) ? store.clients.get(client) : updated.get(client)
    const last = among?.at(-1)
    const isThere = among?.[0] && last && among[0].id.clock <= clock && clock < last.id.clock + last.length
    return isThere ? among[Y.findIndexSS(among, clock)] : undefined
  }
}
