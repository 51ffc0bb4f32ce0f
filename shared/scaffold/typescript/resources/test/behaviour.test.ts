import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { behaviour } from '../src/gen/behaviour.js'
import { compileMessage } from '../src/gen/board/generation/compileMessage.js'
import { TemplateError } from '../src/gen/board/generation/template.js'
import { GENERATED, REACTIONS } from '../src/gen/drawing.js'
import { messageOf, Unprocessable } from '../src/gen/message.js'
import { createRandom } from '../src/gen/random.js'
import { EXAMPLES } from '../src/gen/topics.js'
import { received } from './received.js'

/** What the behaviour answers, or that it refuses the record for good; anything else it throws fails the test. */
async function answer(topic: string, value: Buffer | null) {
  const context = received(topic, value)
  try {
    return await behaviour(context, messageOf(context.record))
  } catch (error) {
    if (error instanceof Unprocessable || error instanceof TemplateError) return 'refused'
    throw error
  }
}

describe('the drawn behaviour', () => {
  test('answers the example of every topic with one output for each connection, or refuses it', async () => {
    for (const { topic, value } of EXAMPLES) {
      const { value: example } = compileMessage({ key: '', value })({ random: createRandom(1), now: 0, count: 1 })
      const outputs = await answer(topic, Buffer.from(example))
      if (outputs !== 'refused')
        assert.deepEqual(
          outputs.map((output) => output.topic),
          REACTIONS.map((reaction) => reaction.topic),
        )
    }
  })

  test('answers or refuses what is not JSON, and tombstones', async () => {
    for (const value of [Buffer.from('not JSON'), Buffer.from([0xff, 0xfe]), null]) {
      const outputs = await answer('topic', value)
      assert.ok(outputs === 'refused' || outputs.length === REACTIONS.length)
    }
  })

  test('passes bytes on where no message is drawn', async () => {
    const bytes = Buffer.from([0xff, 0x00])
    const outputs = await answer('topic', bytes)
    if (outputs === 'refused') return
    outputs.forEach((output, index) => {
      if (REACTIONS[index]?.value === null) assert.equal(output.value, bytes)
    })
  })

  test('the same seed makes the same messages', () => {
    for (const generated of GENERATED) {
      const make = () => compileMessage(generated)({ random: createRandom(7), now: 0, count: 1 })
      assert.deepEqual(make(), make())
    }
  })
})
