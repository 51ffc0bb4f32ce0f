import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { behaviour } from '../src/gen/behaviour.js'
import { compileMessage } from '../src/gen/board/generation/compileMessage.js'
import { GENERATED, REACTIONS } from '../src/gen/drawing.js'
import { messageOf, Unprocessable, WorkFailure } from '../src/gen/message.js'
import { createRandom } from '../src/gen/random.js'
import { EXAMPLES } from '../src/gen/topics.js'
import { received } from './received.js'

/** What the behaviour answers, or that it fails as drawn or refuses the record for good; anything else it throws fails the test. */
async function answer(topic: string, value: Buffer | null) {
  const context = received(topic, value)
  try {
    return await behaviour(context, messageOf(context.record))
  } catch (error) {
    if (error instanceof Unprocessable || error instanceof WorkFailure) return 'refused'
    throw error
  }
}

/** What is sent for every record, whatever is in it. */
const ALWAYS = REACTIONS.filter(
  ({ where, otherwise, each, windowSeconds }) => !where && !otherwise && !each && !windowSeconds,
)
const UNTOUCHED = ALWAYS.filter(({ key, value, map, mapKey }) => !key && !value && !map && !mapKey)

/** Refused, or there is an output for each of these connections. */
function assertSent(outputs: Awaited<ReturnType<typeof answer>>, reactions: readonly { readonly topic: string }[]) {
  if (outputs === 'refused') return
  for (const { topic } of reactions) assert.ok(outputs.some((output) => output.topic === topic))
}

describe('the drawn behaviour', () => {
  test('answers the example of every topic, or refuses it', async () => {
    for (const { topic, value } of EXAMPLES) {
      const { value: example } = compileMessage({ key: '', value })({ random: createRandom(1), now: 0, count: 1 })
      assertSent(await answer(topic, Buffer.from(example)), ALWAYS)
    }
  })

  test('answers or refuses what is not JSON, and tombstones', async () => {
    for (const value of [Buffer.from('not JSON'), Buffer.from([0xff, 0xfe]), null])
      assertSent(await answer('topic', value), ALWAYS)
  })

  test('passes bytes on where no message is drawn', async () => {
    const bytes = Buffer.from([0xff, 0x00])
    const outputs = await answer('topic', bytes)
    if (outputs === 'refused') return
    const same = outputs.filter((output) => output.value === bytes)
    assertSent(same, UNTOUCHED)
  })

  test('the same seed makes the same messages', () => {
    for (const generated of GENERATED) {
      const make = () => compileMessage(generated)({ random: createRandom(7), now: 0, count: 1 })
      assert.deepEqual(make(), make())
    }
  })
})
