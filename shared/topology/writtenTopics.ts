import { isWriting } from './isWriting'
import type { Topology } from './model'

/** Ids of the topics that a service or a table on the board writes to. */
export const writtenTopics = ({ connections }: Pick<Topology, 'connections'>): ReadonlySet<string> =>
  new Set([...connections.values()].filter(isWriting).map(({ to }) => to))
