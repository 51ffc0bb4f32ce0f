import { describe, expect, test } from 'vitest'
import { compileFold, type DrawnFold } from './foldState'
import type { RecordText } from './recordText'

const record = (key: string | null, value: unknown): RecordText => ({
  key,
  value: value === null ? null : JSON.stringify(value),
  headers: [],
  topic: 't',
  partition: 0,
  offset: '0',
  timestamp: 0,
})

const folded = (drawn: Partial<DrawnFold>, received: RecordText, state: unknown = null) => {
  const compiled = compileFold({ storeId: 's', connectionId: 'c', key: '', fold: '', where: '', ...drawn })
  return compiled.ok ? compiled.value(received, () => state) : compiled
}

const SUM = { key: 'value.account', fold: '(state == null ? 0.0 : state.balance) + value.amount' }

describe('a state folded from records', () => {
  test('keeps the last value per key, and a tombstone removes it', () => {
    expect(folded({}, record('a', { n: 1 }))).toEqual({ ok: true, value: { key: 'a', state: '{"n":1}' } })
    expect(folded({}, record('a', null), { n: 1 })).toEqual({ ok: true, value: { key: 'a', state: null } })
  })

  test('goes on from the entry there is', () => {
    const fold = { ...SUM, fold: `{"balance": ${SUM.fold}}` }
    expect(folded(fold, record(null, { account: 'x', amount: 5 }))).toMatchObject({
      value: { key: 'x', state: '{"balance":5}' },
    })
    expect(folded(fold, record(null, { account: 'x', amount: 5 }), { balance: 2 })).toMatchObject({
      value: { key: 'x', state: '{"balance":7}' },
    })
  })

  test('leaves out what the filter holds back', () => {
    expect(folded({ where: 'value.amount > 0' }, record('a', { amount: 0 }))).toEqual({ ok: true, value: undefined })
  })

  test.each<[string, Partial<DrawnFold>, RecordText, object]>([
    [
      'no key',
      {},
      record(null, 1),
      { elementId: 's', field: 'key', sentence: 'The record gives no key for an entry.' },
    ],
    [
      'a key that is too long',
      { key: 'value.fill' },
      record('a', { fill: 'x'.repeat(16_001) }),
      {
        elementId: 's',
        field: 'key',
        sentence: 'The key has 16001 characters; nothing is kept under one of more than 16000.',
      },
    ],
    ['no JSON', {}, { ...record('a', 1), value: 'x' }, { elementId: 's', field: 'fold' }],
    ['a missing field', SUM, record('a', {}), { elementId: 's', field: 'key', at: 6 }],
    ['a filter that cannot be told', { where: 'value.a' }, record('a', {}), { elementId: 'c', field: 'where' }],
    [
      'a fold that does not compile',
      { fold: 'stat' },
      record('a', {}),
      { field: 'fold', sentence: 'There is no variable called "stat" here. Did you mean "state"?' },
    ],
  ])('has a problem with %s', (_, drawn, received, problem) => {
    expect(folded(drawn, received)).toMatchObject({ ok: false, problem })
  })
})
