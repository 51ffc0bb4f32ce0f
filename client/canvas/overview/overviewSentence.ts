import type { Topology } from '../../../shared/topology/model'
import { plural } from '../../ui/figures'

/** Said of the picture, which has no parts that could be told one by one. */
export const overviewSentence = ({ services, topics, stores, connections }: Topology): string =>
  `Overview of ${plural(services.size, 'service')}, ${plural(topics.size, 'topic')}, ${plural(stores.size, 'store')} and ` +
  `${plural(connections.size, 'connection')}. Zoom in, or find one by its name.`
