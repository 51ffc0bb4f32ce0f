import type { Topology } from './model'
import { remembered } from './remembered'
import { slugs } from './slugs'

/** By the id of whatever writes to topics: the slug that its records carry in `x-streamboard-service`. Of a table, what captures it writes. */
export const writerSlugs = ({ services, stores }: Pick<Topology, 'services' | 'stores'>): ReadonlyMap<string, string> =>
  new Map([...slugsOf(services), ...slugsOf(stores)])

const slugsOf = remembered((things: ReadonlyMap<string, { readonly id: string; readonly name: string }>) =>
  slugs(things.values()),
)
