import { expect, test } from 'vitest'
import { toldBy } from '../toldForTests'
import { checkInvariants } from './checkInvariants'

const holding = (expectation: string) => `streamboard: 1
topics:
  - { id: t, name: posts }
invariants:
  - { id: i, name: Nothing lost, expect: '${expectation}' }
`

test.each<[string, readonly string[]]>([
  ['missing = 0 && inTopic("posts") >= 1', []],
  [
    'missing = 0 && inTopic("post") >= 1',
    [
      'error i.expect: What must hold as "Nothing lost" cannot be understood, at character 24: There is no topic called "post" here. Did you mean "posts"? Known are posts.',
    ],
  ],
  [
    'missing("mailer") = 0',
    [
      'error i.expect: What must hold as "Nothing lost" cannot be understood, at character 9: There is no group called "mailer" here. There is no group at all here.',
    ],
  ],
  [
    'missing =',
    [
      'error i.expect: What must hold as "Nothing lost" cannot be understood, at character 10: The expression ends too early.',
    ],
  ],
])('%s', (expectation, expected) => {
  expect(toldBy(checkInvariants, holding(expectation))).toEqual(expected)
})
