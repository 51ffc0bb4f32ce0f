import { describe, expect, test } from 'vitest'
import { isTopicName, topicNameProblem } from './topicName'

describe('a topic name that cannot be created says why and what to type instead', () => {
  test.each([
    ['', '', 'This topic has no name. Type a name such as order-placed.'],
    ['.', '', 'Kafka takes no topic called ".". Type a name such as order-placed.'],
    ['..', '', 'Kafka takes no topic called "..". Type a name such as order-placed.'],
    [
      'order placed',
      '',
      `Kafka takes no spaces in a topic's name: only letters a to z, digits, ".", "_" and "-". Call it "order-placed".`,
    ],
    [
      'größe',
      '',
      `Kafka takes no "ö" in a topic's name: only letters a to z, digits, ".", "_" and "-". Call it "gro-e".`,
    ],
    [
      '😀',
      '',
      `Kafka takes no "😀" in a topic's name: only letters a to z, digits, ".", "_" and "-". Type a name such as order-placed.`,
    ],
    [
      '../../x',
      '',
      `Kafka takes no "/" in a topic's name: only letters a to z, digits, ".", "_" and "-". Call it "..-..-x".`,
    ],
    ['a'.repeat(250), '', 'This name has 250 characters; Kafka takes 249. Shorten it by 1.'],
    [
      'a'.repeat(245),
      'sb.b1.1.',
      `This name has 253 characters, with the board's prefix "sb.b1.1." counted; Kafka takes 249. Shorten it by 4.`,
    ],
    ['__consumer_offsets', '', `"__consumer_offsets" is one of Kafka's own topics. Choose another name.`],
    [
      'constructor',
      '',
      'A topic called "constructor" cannot be read by the Kafka client used here. Choose another name.',
    ],
    ['__proto__', '', 'A topic called "__proto__" cannot be read by the Kafka client used here. Choose another name.'],
  ])('%j with prefix %j', (name, prefix, expected) => {
    const problem = topicNameProblem(name, prefix)
    expect(`${problem?.sentence} ${problem?.next}`).toBe(expected)
  })

  test.each([
    ['user-posts', ''],
    ['a'.repeat(249), ''],
    ['...', ''],
    ['constructor', 'sb.b1.1.'],
    ['..', 'sb.b1.1.'],
    ['__consumer_offsets', 'sb.b1.1.'],
  ])('%j with prefix %j is fine', (name, prefix) => {
    expect(topicNameProblem(name, prefix)).toBeUndefined()
  })
})

test.each([
  ['order-placed', true],
  ['__consumer_offsets', true],
  ['...', true],
  ['a'.repeat(249), true],
  ['', false],
  ['.', false],
  ['..', false],
  ['bad name', false],
  ['größe', false],
  ['a'.repeat(250), false],
])('Kafka can have a topic called %j: %s', (name, expected) => {
  expect(isTopicName(name)).toBe(expected)
})
