import { compileBehaviour } from './board/behaviour/compileBehaviour.js'
import { REACTIONS } from './drawing.js'
import { type Handler, type KafkaRecord, Unprocessable } from './message.js'
import { type TopicName, TOPICS } from './topics.js'

const { problems, react } = compileBehaviour(REACTIONS)
if (problems.length > 0)
  throw new Error(problems.map(({ sentence, place }) => `The drawing is wrong in ${place}: ${sentence}`).join(' '))

/**
 * What the board draws for a received record: one output per connection that takes it. When one of them cannot be made, Unprocessable is
 * thrown and the record goes to the dead-letter topic.
 */
export const behaviour: Handler = ({ record, topic, random, now, count }, { keyBytes, bytes }) => {
  const reaction = react(asText(record, topic), { random, now, count, tables: {} })
  if (reaction.kind === 'unhandled') throw new Unprocessable(reaction.problem.sentence)
  return reaction.outputs.map(({ connectionId, index, key = keyBytes, value = bytes }) => ({
    topic: topicOf(connectionId),
    key,
    value,
    index,
  }))
}

const asText = ({ key, value, headers, ...record }: KafkaRecord, topic: string) => ({
  ...record,
  topic,
  timestamp: Number(record.timestamp),
  key: key?.toString('utf8') ?? null,
  value: value?.toString('utf8') ?? null,
  headers: headers.flatMap(([name, text]) => (text === null ? [] : [[name, text.toString()] as const])),
})

function topicOf(connectionId: string): TopicName {
  const drawn = REACTIONS.find((reaction) => reaction.connectionId === connectionId)
  const topic = TOPICS.find((name) => name === drawn?.topic)
  if (topic === undefined) throw new Error(`${connectionId} leads to no topic`)
  return topic
}
