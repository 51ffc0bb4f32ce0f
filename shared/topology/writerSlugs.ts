import type { Topology } from './model'
import { remembered } from './remembered'
import { slugs } from './slugs'

/** By the id of whatever writes to topics: the slug that its records carry in `x-streamboard-service`. Of a table, what captures it writes. */
export const writerSlugs = ({ services, stores }: Pick<Topology, 'services' | 'stores'>): ReadonlyMap<string, string> =>
  slugsWith(services)(stores)

const slugsWith = remembered((services: Topology['services']) =>
  remembered((stores: Topology['stores']) => new Map([...slugs(services.values()), ...slugs(stores.values())])),
)
