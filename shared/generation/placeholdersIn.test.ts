import { expect, it } from 'vitest'
import { placeholdersIn } from './placeholdersIn'

it.each([
  [['plain'], []],
  [
    ['{"id":"{{uuid}}","by":"{{ input.value.by }}"}', '{{faker person.firstName}}'],
    ['uuid', 'input', 'faker'],
  ],
  [['{{item}}{{item.id}}'], ['item']],
  [['{{nonsense}}', '{{seq}} {{never closed'], []],
])('in %j there are %j', (templates, names) => {
  expect([...placeholdersIn(...templates)]).toEqual(names)
})
