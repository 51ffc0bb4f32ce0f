import { done } from '../../shared/problem'
import type { Operations } from './operation'

export const timelineOperations: Operations<'timeline:read'> = {
  'timeline:read': (parts, { boardId, from }) => {
    const topology = parts.boards.topology(boardId)
    return topology.ok ? done(parts.timelines.read(boardId, from)) : topology
  },
}
