import { expect, test, vi } from 'vitest'
import { done, type Outcome } from '../../shared/problem'
import { answerSafely } from './answerSafely'

test('an answer that cannot be put into a packet becomes a refusal', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValueOnce(true)
  const packets: string[] = []
  const send = (outcome: Outcome<unknown>) => void packets.push(JSON.stringify(outcome))
  await answerSafely(send, Promise.resolve(done(1n)))
  expect(packets.map((packet) => JSON.parse(packet))).toMatchObject([{ ok: false, problem: { code: 'bug' } }])
})
