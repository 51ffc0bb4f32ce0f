import { expect, test } from 'vitest'
import { benchForTests } from './benchForTests'
import { boardFrom, SOCIAL } from './runnerForTests'

const bench = benchForTests()
const board = boardFrom(SOCIAL)

test('who may not produce to a topic is held back from it, whatever else went wrong, until it may or stops', async () => {
  const readOnly = { ...board, mayProduceTo: (topic: string) => topic !== 'notifications' }
  await bench.runner.start(readOnly, ['s2'])
  bench.kafka.append('posts', { value: Buffer.from('not JSON') })
  await bench.kafka.settle()
  expect(bench.values('notifications')).toEqual([])
  expect(bench.run('s2')).toMatchObject({
    ...{ state: 'running', held: true },
    lastError: expect.stringMatching(/^It does not produce to notifications: /),
  })
  await bench.runner.follow(board)
  expect(bench.run('s2')).not.toHaveProperty('held')
  await bench.runner.follow(readOnly)
  await bench.ended(bench.runner.stop('social'))
  expect(bench.run('s2')).toMatchObject({ state: 'stopped' })
  expect(bench.run('s2')).not.toHaveProperty('held')
})

test('whose messages cannot be made is held back until they can, or are drawn no more', async () => {
  const broken = boardFrom(SOCIAL.replace('"n":{{seq}}', '"n":{{nonsense}}'))
  const none = boardFrom(SOCIAL.replace(/.*id: c1.*\n/, ''))
  for (const mended of [board, none]) {
    await bench.runner.start(broken, ['s1'])
    await bench.pass(1_000)
    expect(bench.run('s1')).toMatchObject({
      ...{ state: 'running', held: true },
      lastError: expect.stringMatching(/^A message for posts was not sent: /),
    })
    await bench.runner.follow(mended)
    await bench.pass(1_000)
    expect(bench.run('s1')).not.toHaveProperty('held')
    expect(bench.run('s1')?.lastError).toBeUndefined()
    await bench.ended(bench.runner.stop('social'))
  }
})
