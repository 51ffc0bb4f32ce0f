import { expect, it } from 'vitest'
import type { Produces } from '../../../../shared/topology/model'
import { CALLS, PRODUCES } from './elementFields'
import { giveToAll, type SeveralField } from './severalField'

const SENDS: Produces = { kind: 'produces', id: 'c', from: 's', to: 't', when: 'rate', rate: 1, key: '', value: '' }

const fieldOf = <E>(fields: readonly SeveralField<E>[], name: string) => {
  const field = fields.find((one) => one.name === name)
  if (!field) throw new Error(`no field ${name}`)
  return field
}

it('keys, values and conditions of several connections are set at once', () => {
  const set = (name: string, text: string) => giveToAll(fieldOf(PRODUCES, name), [SENDS, { ...SENDS, id: 'd' }], text)
  expect(set('key', '{{uuid}}').taken.map(({ id, key }) => [id, key])).toEqual([
    ['c', '{{uuid}}'],
    ['d', '{{uuid}}'],
  ])
  expect(set('where', 'value.total > 50').taken.map(({ where }) => where)).toEqual(Array(2).fill('value.total > 50'))
})

it('what is no template is refused for each, with the place of the mistake', () => {
  const call = { kind: 'calls', id: 'c', from: 'a', to: 'b' } as const
  expect(giveToAll(fieldOf(PRODUCES, 'value'), [SENDS], '{{nonsense}}').refused).toHaveLength(1)
  const [refused] = giveToAll(fieldOf(CALLS, 'body'), [call], '{{uuid').refused
  expect(refused?.sentence).toContain('line 1, column')
})
