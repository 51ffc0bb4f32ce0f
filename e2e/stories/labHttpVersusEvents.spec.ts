import { expect, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { type BoardStory, openBoardStory } from '../openBoardStory'
import { templateWithOwnNames } from '../templateWithOwnNames'

// Dominoes or buffer: the same shop as a chain of HTTP calls and as events, and what an outage of the last service does to each.

const run = Date.now().toString(36)
const [orderGroup, lastGroup] = [`order-e.${run}`, `ledger-e.${run}`]
const CHAIN = ['shop-api calls order-svc', 'order-svc calls payment-svc', 'payment-svc calls ledger-svc'] as const
const LAST_READ = `ledger-e subscribes to payments-done.${run} as group ${lastGroup}`
const UPSTREAM = { timeout: 10_000 }
const PATIENCE = { timeout: 60_000 }

let story: BoardStory

test.describe.configure({ mode: 'serial', timeout: 180_000 })

test.beforeAll(async ({ browser }) => {
  story = await openBoardStory(browser, await templateWithOwnNames('http-vs-events', run))
  await story.board.runAll()
  for (const service of ['ledger-svc', 'ledger-e', 'shop-api', 'shop-api-e'])
    await expect(story.board.runState(service)).toHaveText('running', PATIENCE)
  await story.ledger.show()
})

test.afterAll(() => story?.close())

const lag = () => story.running.lagOn(LAST_READ)
const failedOn = (call: string) => story.running.failedOn(call)

test('while all is well, requests are answered and events are read', async () => {
  for (const call of CHAIN) {
    await expect.poll(() => story.running.figureOn(call), PATIENCE).toMatch(/^\d+\.\d \/s · [\d.]+ m?s$/)
  }
  await expect.poll(lag).toBeLessThan(10)
})

test('without its last service the chain fails up to the customer; the events only wait', async () => {
  const { board, running } = story
  for (const service of ['ledger-svc', 'ledger-e']) {
    await running.press(service, 'Stop: says goodbye')
    await expect(board.runState(service)).toHaveText('stopped')
  }
  for (const call of CHAIN) await expect.poll(() => failedOn(call), UPSTREAM).toBeGreaterThan(0)
  for (const call of CHAIN) await expect.poll(() => failedOn(call), PATIENCE).toBeGreaterThanOrEqual(95)
  await expect.poll(lag, PATIENCE).toBeGreaterThanOrEqual(20)
  for (const service of ['shop-api-e', 'order-e', 'payment-e']) {
    await expect(board.runState(service)).toHaveText('running')
    await expect(running.fact(service, 'error')).toHaveCount(0)
  }
  await expectAccessible(story.page, 'calls that fail', 'canvas')
})

test('with both back, every order of the meantime is booked on the side of the events', async () => {
  const { board, running, ledger } = story
  for (const service of ['ledger-svc', 'ledger-e']) {
    await running.press(service, 'Start')
    await expect(board.runState(service)).toHaveText('running')
  }
  for (const call of CHAIN) await expect.poll(() => failedOn(call), PATIENCE).toBe(0)
  await expect.poll(() => running.figureOn(CHAIN[0])).toMatch(/ · \d+ lost$/)
  await running.press('shop-api-e', 'Stop: says goodbye')
  await expect(board.runState('shop-api-e')).toHaveText('stopped')
  await expect.poll(lag, PATIENCE).toBe(0)
  // The ledger is drawn up every few seconds: only what it says at one time goes together.
  const notBooked = async () => {
    const { Produced: placed = 0 } = await ledger.figures(orderGroup)
    const { Distinct: booked = 0, Missing, Waiting } = await ledger.figures(lastGroup)
    return { left: placed - booked, Missing, Waiting }
  }
  await expect.poll(notBooked, PATIENCE).toEqual({ left: 0, Missing: 0, Waiting: 0 })
  await expect(ledger.invariant('Each order is booked')).toHaveAttribute('data-state', 'holds')
})
