import { expect, test } from 'vitest'
import type { Produces } from '../topology/model'
import { valueTemplate } from './valueTemplate'

const connection: Produces = {
  kind: 'produces',
  id: 'c',
  from: 's',
  to: 't',
  when: 'input',
  rate: 0,
  key: '',
  value: '',
}

test.each<[string, Partial<Produces>]>([
  ['{"id":"{{uuid}}","occurredAt":"{{now}}"}', { when: 'rate' }],
  ['', { when: 'input' }],
  ['', { when: 'failure' }],
])('%j is the template where %j and no example is drawn', (template, drawn) => {
  expect(valueTemplate({ ...connection, ...drawn }, {})).toBe(template)
  expect(valueTemplate({ ...connection, ...drawn }, { example: '' })).toBe(template)
})

test.each<[string, Partial<Produces>]>([
  ['the example', {}],
  ['the example', { when: 'rate' }],
  ['drawn', { value: 'drawn' }],
  ['drawn', { value: 'drawn', where: 'true' }],
  ['', { where: 'true' }],
  ['', { otherwise: true }],
  ['', { each: 'value' }],
  ['', { map: 'value' }],
  ['', { mapKey: 'key' }],
  ['', { windowSeconds: 1 }],
  ['the example', { when: 'rate', limit: 5, category: 'system', type: 'x' }],
])('%j is the template where %j is drawn', (template, drawn) => {
  expect(valueTemplate({ ...connection, ...drawn }, { example: 'the example' })).toBe(template)
})
