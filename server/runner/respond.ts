import { type AnswerRecord, compileAnswers, type DrawnAnswer } from '../../shared/generation/compileAnswers'
import type { KafkaRecord } from '../kafka/port'
import type { MessageBytes } from './messageBytes'
import { messageBytes } from './messageBytes'
import type { Received, RunTools } from './runTools'
import type { Production, ServiceWork } from './serviceWork'

/** What is to be sent for one record: drawn, filtered and rendered once, whatever happens on the way to the cluster. */
export type Response = { readonly production: Production; readonly output: number } & MessageBytes
/** Throws an Unprocessable for a record that can never be answered. */
export type Respond = (record: Received) => readonly Response[]

export function createRespond(current: () => ServiceWork, tools: RunTools): Respond {
  let compiled: { readonly reactions: readonly Production[]; readonly answer: AnswerRecord<Reaction> } | undefined
  let count = 0

  return (record) => {
    const { reactions } = current()
    if (compiled?.reactions !== reactions) compiled = { reactions, answer: compileAnswers(reactions.map(reaction)) }
    count += 1
    const answers = compiled.answer(asText(record), { random: tools.random, now: tools.now(), count })
    return answers.map(({ to, message }, output) => {
      const bytes = message === 'passedOn' ? { key: record.key, value: record.value } : messageBytes(message)
      return { production: to.production, output, ...bytes }
    })
  }
}

type Reaction = DrawnAnswer & { readonly production: Production }

/** A connection for which nothing is drawn passes key and value on. */
function reaction(production: Production): Reaction {
  const { topicName, key, value } = production
  return { topic: topicName, key, value: value || null, production }
}

const asText = ({ key, value }: KafkaRecord) => ({
  key: key?.toString('utf8') ?? null,
  value: value?.toString('utf8') ?? null,
})
