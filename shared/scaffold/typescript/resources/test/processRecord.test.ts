import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { NotAccepted } from '../src/gen/cluster.js'
import { deadLetter } from '../src/gen/deadLetter.js'
import { Unprocessable } from '../src/gen/message.js'
import { type Processing, processRecord, RETRIES } from '../src/gen/processRecord.js'
import { received } from './received.js'

/** Processes one record with these parts and tells what happened, in order. */
async function processed(parts: Partial<Processing<string>>) {
  const events: string[] = []
  const { log, signal } = received('topic', null)
  const isHandled = await processRecord<string>({
    handle: async () => 'outputs',
    produce: async () => void events.push('produced'),
    deadLetter: async (error, attempts) => void events.push(`dead letter after ${attempts}: ${error.message}`),
    pause: async () => void events.push('paused'),
    onWaiting: () => {},
    signal,
    log,
    ...parts,
  })
  return { isHandled, events }
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
    assert.deepEqual(await processed({}), { isHandled: true, events: ['produced'] })
  })

  test('is tried again after an error', async () => {
    const { events } = await processed({ handle: failing(2, new TypeError('fetch failed')) })
    assert.deepEqual(events, ['paused', 'paused', 'produced'])
  })

  test('goes to the dead-letter topic when the attempts are used up', async () => {
    const { isHandled, events } = await processed({ handle: failing(99, new Error('broken')) })
    assert.equal(isHandled, true)
    assert.deepEqual(events, ['paused', 'paused', 'paused', `dead letter after ${RETRIES.attempts}: broken`])
  })

  for (const error of [new Unprocessable('no'), new SyntaxError('no')]) {
    test(`goes there at once for ${error.name}`, async () => {
      const { events } = await processed({ handle: failing(99, error) })
      assert.deepEqual(events, ['dead letter after 1: no'])
    })
  }

  test('goes there when the cluster will never take its output', async () => {
    const produce = () => Promise.reject(new NotAccepted('too large'))
    assert.deepEqual((await processed({ produce })).events, ['dead letter after 1: too large'])
  })

  test('waits for a cluster that is away, and for a dead-letter topic that is missing', async () => {
    const away = failing(5, new Error('away'))
    const missing = failing(6, new Error('missing'))
    const { isHandled, events } = await processed({
      produce: async () => void (await away()),
    })
    assert.deepEqual({ isHandled, events }, { isHandled: true, events: Array(5).fill('paused') })
    const parked = await processed({
      handle: failing(1, new Unprocessable('no')),
      deadLetter: async () => void (await missing()),
    })
    assert.deepEqual(parked, { isHandled: true, events: Array(6).fill('paused') })
  })

  test('stays uncommitted when the service stops meanwhile', async () => {
    const stopping = new AbortController()
    const pause = async () => stopping.abort()
    const produce = () => Promise.reject(new Error('away'))
    const { isHandled } = await processed({ produce, pause, signal: stopping.signal })
    assert.equal(isHandled, false)
  })

  test('is left alone when its partition is taken away', async () => {
    const pause = () => Promise.reject(new Error('rebalancing'))
    await assert.rejects(processed({ handle: failing(1, new Error('broken')), pause }), /rebalancing/)
  })

  test('keeps its bytes and headers as a dead letter and says why, as text', () => {
    const record = {
      ...received('topic', Buffer.from([0xff])).record,
      headers: [
        ['a', Buffer.from('1')],
        ['a', null],
      ] as const,
    }
    const letter = deadLetter(record, { topic: 'topic-dlt', group: 'g', error: new Unprocessable('no'), attempts: 1 })
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
