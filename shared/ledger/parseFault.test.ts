import { describe, expect, test } from 'vitest'
import { EMPTY_TOPOLOGY, type Topology } from '../topology/model'
import { FAULT_EXAMPLES, parseFault } from './parseFault'

const board: Topology = {
  ...EMPTY_TOPOLOGY,
  services: new Map(
    ['notification', 'packing', 'post-api'].map((id) => [
      id,
      { id, name: id === 'packing' ? 'Packing hall' : id, language: 'typescript' },
    ]),
  ),
  topics: new Map([['t', { id: 't', name: 't', partitions: 1, replication: 1, configs: new Map() }]]),
  stores: new Map([['balances', { id: 'balances', name: 'Balances' }]]),
  connections: new Map([
    ['posts', { kind: 'produces', id: 'posts', from: 'post-api', to: 't', when: 'rate', rate: 1, key: '', value: '' }],
  ]),
}
const parsed = (text: string) => parseFault(text, board)

describe('a fault', () => {
  test.each([
    ['crash notification at 5s', 5_000, { kind: 'crash', serviceId: 'notification' }],
    ['crash packing 2', 0, { kind: 'crash', serviceId: 'packing', instance: 2 }],
    ['Crash  Packing hall 2 at 500 ms', 500, { kind: 'crash', serviceId: 'packing', instance: 2 }],
    ['stop notification at 1m', 60_000, { kind: 'stop', serviceId: 'notification' }],
    ['stop notification at 1440m', 86_400_000, { kind: 'stop', serviceId: 'notification' }],
    ['start notification at 1.5', 1_500, { kind: 'start', serviceId: 'notification' }],
    ['scale packing to 3', 0, { kind: 'scale', serviceId: 'packing', instances: 3 }],
    ['burst 200 from post-api at 5s', 5_000, { kind: 'burst', serviceId: 'post-api', count: 200 }],
    [
      'set notification commit = receive at 2s',
      2_000,
      { kind: 'set', elementId: 'notification', field: 'commit', value: 'receive' },
    ],
    [
      'set notification idempotent=true',
      0,
      { kind: 'set', elementId: 'notification', field: 'idempotent', value: true },
    ],
    ['set posts rate=20', 0, { kind: 'set', elementId: 'posts', field: 'rate', value: 20 }],
    [
      'set packing failWhere=value.amount == 3.0',
      0,
      { kind: 'set', elementId: 'packing', field: 'failWhere', value: 'value.amount == 3.0' },
    ],
    ['wipe Balances', 0, { kind: 'wipe', storeId: 'balances' }],
    ['restart broker at 5s', 5_000, { kind: 'restartBroker' }],
  ])('%s', (text, atMs, action) => {
    expect(parsed(text)).toEqual({ ok: true, value: { atMs, action } })
  })

  test('every example that people are shown is one', () => {
    for (const example of FAULT_EXAMPLES) expect(parsed(example).ok, example).toBe(true)
  })

  test.each([
    ['', 'A fault cannot begin with "".'],
    ['explode notification', 'A fault cannot begin with "explode".'],
    ['crash notificaton at 5s', 'There is no service called "notificaton" on this board.'],
    ['stop notification at 999999m', 'A fault happens within a day of the start; 999999m is later.'],
    ['stop notification at 86400.001 s', 'A fault happens within a day of the start; 86400.001 s is later.'],
    ['crash __proto__', 'There is no service called "__proto__" on this board.'],
    ['scale packing to 0', '"scale" needs a service and 1 to 20 instances.'],
    ['scale packing', '"scale" needs a service and 1 to 20 instances.'],
    ['burst many from post-api', '"burst" needs 1 to 10000 messages and a service.'],
    ['burst 10001 from post-api', '"burst" needs 1 to 10000 messages and a service.'],
    ['set notification comit=receive', 'notification has nothing called "comit" that can be set.'],
    ['set notification commit=never', 'commit of notification cannot be "never".'],
    ['set notification delayMs=-1', 'delayMs of notification cannot be "-1".'],
    ['set nobody commit=each', 'There is no service or connection called "nobody" on this board.'],
    ['wipe t', 'There is no store called "t" on this board.'],
    ['restart notification', '"restart" is for the broker, not for "notification".'],
  ])('%j is refused with its reason', (text, sentence) => {
    const outcome = parsed(text)
    expect(outcome.ok ? undefined : outcome.problem.sentence).toBe(sentence)
  })

  test('a name that is nearly right is proposed', () => {
    const outcome = parsed('crash notificaton')
    expect(outcome.ok ? undefined : outcome.problem.next).toBe('Did you mean "notification"?')
  })
})
