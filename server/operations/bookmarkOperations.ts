import { done, type Outcome, refused } from '../../shared/problem'
import type { Request } from '../../shared/protocol/operations'
import { streamsOf } from '../../shared/topology/isStream'
import type { Subscribes } from '../../shared/topology/model'
import { type ReadyBoard, readyBoard } from './clusterOperations'
import type { Operations } from './operation'
import { targetOffsets } from './targetOffsets'

type Asked = Request<'bookmark:move'>

export const bookmarkOperations: Operations<'bookmark:move'> = {
  'bookmark:move': async (parts, asked) => {
    const board = readyBoard(parts, asked.boardId)
    if (!board.ok) return board
    const drawn = drawnAs(board.value, asked)
    if (!drawn.ok) return drawn
    const free = await onlyWhenEmpty(board.value, asked)
    if (!free.ok) return free
    const { kafka } = board.value.engine
    const offsets = await targetOffsets(kafka.reader, asked)
    if (!offsets.ok) return offsets
    await kafka.groups.moveTo(asked.group, new Map([[asked.topic, offsets.value]]))
    parts.timelines.happened(asked.boardId, {
      kind: 'bookmarkMoved',
      sentence: `The bookmark of ${asked.group} in ${asked.topic} was moved to ${spoken(asked)}.`,
      elementId: drawn.value.from,
      group: asked.group,
    })
    return done({ offsets: Object.fromEntries([...offsets.value].map(([at, offset]) => [at, String(offset)])) })
  },
}

/** Other people's groups are looked at, never touched. */
function drawnAs({ topology, prefix }: ReadyBoard, { group, topic }: Asked): Outcome<Subscribes> {
  const drawn = streamsOf(topology).find(
    (one) => prefix + one.group === group && prefix + (topology.topics.get(one.from)?.name ?? '') === topic,
  )
  if (drawn) return done(drawn)
  return refused({
    code: 'foreignGroup',
    sentence: `No subscription of this board reads ${topic} as ${group}, so its bookmark is only looked at here.`,
    next: 'Only groups that are drawn on this board can be moved.',
  })
}

async function onlyWhenEmpty({ engine }: ReadyBoard, { group }: Asked): Promise<Outcome<null>> {
  const { state, members = [] } = (await engine.kafka.groups.describe([group])).get(group) ?? {}
  if (state === 'newProtocol')
    return refused({
      code: 'newProtocol',
      sentence: `${group} uses Kafka's newer group protocol; its bookmark cannot be moved from here.`,
      next: 'Use the tools of the program that made this group.',
    })
  if (members.length === 0) return done(null)
  return refused({
    code: 'groupNotEmpty',
    sentence: `${group} has members: ${members.map(({ clientId }) => clientId).join(', ')}. Kafka moves the bookmark of an empty group only.`,
    next: 'Stop the service first, then move the bookmark, then start it again.',
  })
}

function spoken({ to, partition }: Asked): string {
  const where = partition === undefined ? '' : ` in partition ${partition}`
  switch (to.kind) {
    case 'start':
    case 'end':
      return `the ${to.kind}${where}`
    case 'offset':
      return `offset ${to.offset}${where}`
    case 'time':
      return `${new Date(to.ms).toISOString()}${where}`
  }
}
