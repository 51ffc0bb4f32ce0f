import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { NotAccepted } from '../src/gen/cluster.js'
import { createPause } from '../src/gen/createPause.js'
import { deadLetter } from '../src/gen/deadLetter.js'
import { GivenBack, Unprocessable } from '../src/gen/message.js'
import { type Processing, processRecord } from '../src/gen/processRecord.js'
import { received } from './received.js'

/** Processes one record with these parts and tells what happened, in order. */
async function processed(parts: Partial<Processing<string>>) {
  const events: string[] = []
  const outcome = await processRecord<string>({
    retries: 3,
    backoffMs: 10,
    handle: async () => 'outputs',
    produce: async () => void events.push('produced'),
    giveUp: async (error, attempts) => void events.push(`given up after ${attempts}: ${error.message}`),
    pause: async (ms) => void events.push(`paused ${ms}`),
    onWaiting: () => {},
    log: received('topic', null).log,
    ...parts,
  })
  return { outcome, events }
}

/** Fails so many times, then works. */
function failing(times: number, error: Error) {
  let left = times
  return async () => {
    if (left-- > 0) throw error
    return 'outputs'
  }
}

describe('a record', () => {
  test('is handled and produced', async () => {
    assert.deepEqual(await processed({}), { outcome: 'processed', events: ['produced'] })
  })

  test('is tried again after an error, with growing pauses', async () => {
    const { events } = await processed({ handle: failing(2, new TypeError('fetch failed')) })
    assert.deepEqual(events, ['paused 10', 'paused 20', 'produced'])
  })

  test('is given up when the attempts are used up', async () => {
    const { outcome, events } = await processed({ retries: 1, handle: failing(99, new Error('broken')) })
    assert.equal(outcome, 'parked')
    assert.deepEqual(events, ['paused 10', 'given up after 2: broken'])
  })

  for (const error of [new Unprocessable('no'), new SyntaxError('no')]) {
    test(`is given up at once for ${error.name}`, async () => {
      const { events } = await processed({ handle: failing(99, error) })
      assert.deepEqual(events, ['given up after 1: no'])
    })
  }

  test('is given up when the cluster will never take its output, and passed over when it never takes the record', async () => {
    const refuse = () => Promise.reject(new NotAccepted('too large'))
    assert.deepEqual((await processed({ produce: refuse })).events, ['given up after 1: too large'])
    assert.deepEqual(await processed({ produce: refuse, giveUp: refuse }), { outcome: 'parked', events: [] })
  })

  test('waits for a cluster that is away, and for a failure topic that is missing', async () => {
    const waits = ['paused 200', 'paused 400', 'paused 800', 'paused 1600', 'paused 3200', 'paused 5000']
    const away = failing(6, new Error('away'))
    const sent = await processed({ produce: async () => void (await away()) })
    assert.deepEqual(sent, { outcome: 'processed', events: waits })
    const missing = failing(6, new Error('missing'))
    const parked = await processed({
      handle: failing(1, new Unprocessable('no')),
      giveUp: async () => void (await missing()),
    })
    assert.deepEqual(parked, { outcome: 'parked', events: waits })
  })

  test('stays uncommitted when it is given back amid its work or a pause', async () => {
    const giveBack = () => Promise.reject(new GivenBack())
    assert.equal((await processed({ handle: giveBack })).outcome, 'givenBack')
    const away = () => Promise.reject(new Error('away'))
    assert.equal((await processed({ produce: away, pause: giveBack })).outcome, 'givenBack')
  })

  test('keeps its bytes and headers as a dead letter and says why, as text', () => {
    const record = {
      ...received('topic', Buffer.from([0xff])).record,
      headers: [
        ['a', Buffer.from('1')],
        ['a', null],
      ] as const,
    }
    const letter = deadLetter(record, 'topic-dlt', { group: 'g', error: new Unprocessable('no'), attempts: 1 })
    assert.equal(letter.value, record.value)
    assert.equal(letter.key, record.key)
    assert.deepEqual(letter.headers.slice(0, 2), record.headers)
    assert.deepEqual(Object.fromEntries(letter.headers.slice(2)), {
      'x-streamboard-dlt-topic': 'topic',
      'x-streamboard-dlt-partition': '0',
      'x-streamboard-dlt-offset': '7',
      'x-streamboard-dlt-timestamp': '1700000000000',
      'x-streamboard-dlt-group': 'g',
      'x-streamboard-dlt-exception-class': 'Unprocessable',
      'x-streamboard-dlt-exception-message': 'no',
      'x-streamboard-dlt-attempts': '1',
    })
  })
})

describe('a pause', () => {
  const forever = new AbortController().signal

  test('shows a sign of life, and gives the record back when the answer is a rebalance', async () => {
    let beats = 0
    await createPause(async () => void beats++, forever)(5)
    assert.equal(beats, 1)
    await assert.rejects(createPause(() => Promise.reject(new Error('rebalancing')), forever)(5), GivenBack)
  })

  test('ends when the service stops, also one of no time', async () => {
    const stopping = new AbortController()
    const pause = createPause(async () => {}, stopping.signal)
    const long = assert.rejects(pause(60_000), GivenBack)
    stopping.abort()
    await long
    await assert.rejects(pause(0), GivenBack)
  })
})
