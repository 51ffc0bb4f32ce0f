/** Topics that Kafka keeps for itself. */
const RESERVED = new Set(['__consumer_offsets', '__transaction_state', '__share_group_state', '__cluster_metadata'])
const LONGEST_TOPIC_NAME = 249
const STRANGE = /[^a-zA-Z0-9._-]/

/** Whether Kafka takes this as a topic's name (org.apache.kafka.common.internals.Topic); a name that it refuses cannot exist. */
export const isTopicName = (name: string): boolean =>
  name !== '' && name.length <= LONGEST_TOPIC_NAME && !isDots(name) && !STRANGE.test(name)

const isDots = (name: string) => name === '.' || name === '..'

export type NameProblem = { readonly sentence: string; readonly next: string }

/**
 * Why a topic of this name, prefix included, cannot be created; undefined when it can. Names that JavaScript's objects are born with make
 * kafkajs lose the topic (its `src/cluster/index.js` keeps topics in a plain object), so they are refused here although Kafka takes them.
 */
export function topicNameProblem(name: string, prefix: string): NameProblem | undefined {
  const full = prefix + name
  if (name === '') return { sentence: 'This topic has no name.', next: 'Type a name such as order-placed.' }
  if (isDots(full))
    return { sentence: `Kafka takes no topic called "${full}".`, next: 'Type a name such as order-placed.' }
  const strange = [...name].find((character) => STRANGE.test(character))
  if (strange !== undefined) return strangeCharacter(name, strange)
  if (full.length > LONGEST_TOPIC_NAME) return tooLong(full, prefix)
  if (RESERVED.has(full)) return { sentence: `"${full}" is one of Kafka's own topics.`, next: 'Choose another name.' }
  if (isMemberName(full))
    return {
      sentence: `A topic called "${full}" cannot be read by the Kafka client used here.`,
      next: 'Choose another name.',
    }
  if (full.startsWith('__'))
    return { sentence: 'Names that begin with "__" are for Kafka and its tools.', next: 'Choose another name.' }
  return undefined
}

/** `constructor`, `__proto__`, `toString` ...: found on every JavaScript object. */
export const isMemberName = (name: string) => name in {}

function strangeCharacter(name: string, character: string): NameProblem {
  const shown = /\s/.test(character) ? 'spaces' : `"${character}"`
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .trim()
    .replaceAll(new RegExp(`(${STRANGE.source})+`, 'g'), '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 200)
  return {
    sentence: `Kafka takes no ${shown} in a topic's name: only letters a to z, digits, ".", "_" and "-".`,
    next: /[a-zA-Z0-9]/.test(plain) ? `Call it "${plain}".` : 'Type a name such as order-placed.',
  }
}

function tooLong(full: string, prefix: string): NameProblem {
  const counted = prefix ? `, with the board's prefix "${prefix}" counted` : ''
  const sentence = `This name has ${full.length} characters${counted}; Kafka takes ${LONGEST_TOPIC_NAME}.`
  return { sentence, next: `Shorten it by ${full.length - LONGEST_TOPIC_NAME}.` }
}
