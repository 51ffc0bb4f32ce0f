import { isStream } from '../../topology/isStream'
import { isMemberName } from '../../topology/topicName'
import type { Rule } from '../boardProblem'

const LONGEST_GROUP = 249

/** Kafka takes nearly anything as a group's name; what it, its client or its tools stumble over is refused. */
export const checkGroups: Rule = function* ({ connections }, { prefix }) {
  for (const connection of connections.values()) {
    if (!isStream(connection)) continue
    const sentence = groupProblem(connection.group, prefix)
    const next = 'Type a name such as the name of the service.'
    if (sentence)
      yield { code: 'groupName', severity: 'error', sentence, next, elementId: connection.id, field: 'group' }
  }
}

function groupProblem(group: string, prefix: string): string | undefined {
  if (!group.trim()) return 'This subscription has no group, and a group is what remembers how far it has read.'
  if (group !== group.trim()) return `The group "${group}" begins or ends with a space.`
  if (/\p{Cc}/u.test(group)) return 'The name of this group has a control character in it.'
  if (prefix.length + group.length > LONGEST_GROUP)
    return `The name of this group has more than ${LONGEST_GROUP} characters.`
  if (isMemberName(prefix + group)) return `A group called "${group}" cannot be used with the Kafka client used here.`
  return undefined
}
