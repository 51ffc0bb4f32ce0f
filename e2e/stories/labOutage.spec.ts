import { expect, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { type BoardStory, openBoardStory } from '../openBoardStory'
import { settingsPage } from '../pages/settingsPage'

// Nobody home: what becomes of events while a service is down, after it was stopped, after it crashed, and after it promised too early.

const run = Date.now().toString(36)
const [posts, notification, feed] = [`user-posts.${run}`, `notification-${run}`, `news-feed-${run}`]

const BOARD = `
streamboard: 1
name: Nobody home
services:
  - { id: api, name: post-api, language: typescript }
  - { id: feed, name: news-feed, language: typescript }
  - { id: alerts, name: notification, language: typescript, delayMs: 5, effect: alerts }
topics:
  - { id: posts, name: ${posts}, partitions: 3, replication: 1, example: '{"text": "{{sentence}}"}' }
connections:
  - { id: c1, kind: produces, from: api, to: posts, rate: 20, key: '{{pick alice,dave,carol}}' }
  - { id: c2, kind: subscribes, from: posts, to: feed, group: ${feed} }
  - { id: c3, kind: subscribes, from: posts, to: alerts, group: ${notification} }
invariants:
  - { id: i1, name: Every post is alerted, expect: 'missing("${notification}") == 0' }
`
const ALERTS_READ = `notification subscribes to ${posts} as group ${notification}`
const FEED_READS = `news-feed subscribes to ${posts} as group ${feed}`
const SESSION_AND_WORK = { timeout: 45_000 }

let story: BoardStory

test.describe.configure({ mode: 'serial', timeout: 120_000 })

test.beforeAll(async ({ browser }) => {
  story = await openBoardStory(browser, BOARD)
  await story.board.runAll()
  await expect(story.board.runState('notification')).toHaveText('running')
  await story.ledger.show()
})

test.afterAll(() => story?.close())

const lag = (edge = ALERTS_READ) => story.running.lagOn(edge)
const figures = () => story.ledger.figures(notification)

/** Until all is handled, or passed over. */
async function caughtUp(): Promise<void> {
  await expect.poll(async () => (await figures()).Waiting, SESSION_AND_WORK).toBe(0)
  await expect.poll(lag).toBe(0)
}

/** A heap of posts, and a crash while they are worked on. */
async function crashAmidWork(heap: number): Promise<void> {
  const { board, running } = story
  await running.burst(`post-api produces to ${posts}`, heap)
  await expect.poll(lag).toBeGreaterThan(0)
  await expect.poll(lag).toBeLessThan(heap - 50)
  await running.press('notification', 'Crash: no goodbye')
  await expect(board.runState('notification')).toHaveText('crashed')
  await expect(running.stateDetail('notification')).toHaveText(/^noticed in [1-6] s$/)
  await running.press('notification', 'Start')
  await expect(board.runState('notification')).toHaveText('running', SESSION_AND_WORK)
}

test('stopped, it is late: the lag grows by what is produced, and nobody else notices', async () => {
  const { board, running, ledger } = story
  await running.press('notification', 'Stop: says goodbye')
  await expect(board.runState('notification')).toHaveText('stopped')
  await expect.poll(lag).toBeGreaterThan(60)
  await expect(board.runState('post-api')).toHaveText('running')
  await running.press('post-api', 'Stop: says goodbye')
  await expect(board.runState('post-api')).toHaveText('stopped')
  await expect.poll(() => lag(FEED_READS)).toBe(0)
  await expect.poll(async () => (await ledger.figures(feed)).Waiting).toBe(0)
  const { Produced = 0, Processed = 0, Waiting } = await figures()
  expect(Waiting).toBe(Produced - Processed)
  await expect.poll(lag).toBe(Produced - Processed)
  await expect(ledger.verdictOn(notification)).toHaveText(`${Waiting} still to come`)
})

test('started again, it catches up: late, and nothing is lost', async () => {
  const { board, running, ledger, kafka } = story
  await running.press('post-api', 'Start')
  await expect(board.runState('post-api')).toHaveText('running')
  await running.press('notification', 'Start')
  await expect(board.runState('notification')).toHaveText('running')
  await expect.poll(lag).toBeLessThan(20)
  await running.press('post-api', 'Stop: says goodbye')
  await expect(board.runState('post-api')).toHaveText('stopped')
  await caughtUp()
  const inTopic = (await kafka.read(posts)).length
  await expect.poll(figures).toEqual({
    Produced: inTopic,
    'In topic': inTopic,
    Processed: inTopic,
    Distinct: inTopic,
    Repeats: 0,
    Missing: 0,
    'Out of order': 0,
    'Dead letters': 0,
    Effects: inTopic,
    Waiting: 0,
  })
  await expect(ledger.verdict).toHaveAttribute('data-tone', 'good')
  await expect(ledger.invariant('Every post is alerted')).toHaveAttribute('data-state', 'holds')
})

test('crashed amid work, it does some of it twice, and misses nothing', async () => {
  await crashAmidWork(3000)
  await caughtUp()
  const { Produced, Distinct, Processed, Repeats, Missing, Effects } = await figures()
  expect(Distinct).toBe(Produced)
  expect(Missing).toBe(0)
  expect(Repeats).toBeGreaterThan(0)
  expect(Effects).toBe(Processed)
  await expect(story.ledger.verdictOn(notification)).toHaveText('every event handled, some again')
  await expect(story.ledger.trial('Crash of a service')).toHaveAttribute('data-state', 'survived')
  await expect(story.ledger.trial('Burst of messages')).toContainText(
    /survived3,000 messages in 1 burst: each handled$/,
  )
  await expect(story.ledger.trial('Same event twice')).toHaveAttribute('data-state', 'failed')
  await expect(story.ledger.trial('Poison message')).toHaveAttribute('data-state', 'untried')
  await expect(story.ledger.invariant('Every post is alerted')).toHaveAttribute('data-state', 'holds')
})

test('with its bookmark moved on receipt, a crash loses posts, and the ledger is red', async () => {
  const { board, ledger } = story
  const settings = settingsPage(story.page)
  await board.selectService('notification')
  await settings.openSection('Work')
  await settings.set('Time for each record', '20')
  await settings.openSection('Commit policy')
  await board.inspector.getByLabel('On receipt, before the work').check()
  await expect(board.service('notification').getByText('on receive')).toBeVisible()
  await expect(board.runState('notification')).toHaveText('running')
  await crashAmidWork(400)
  await caughtUp()
  const { Produced = 0, Distinct = 0, Missing = 0 } = await figures()
  expect(Missing).toBeGreaterThanOrEqual(1)
  expect(Distinct).toBe(Produced - Missing)
  await expect(ledger.verdict).toHaveAttribute('data-tone', 'bad')
  await expect(ledger.verdict).toContainText(`missing: passed over without being handled by ${notification}`)
  await expect(ledger.invariant('Every post is alerted')).toHaveAttribute('data-state', 'broken')
  await expect(ledger.trial('Crash of a service')).toHaveAttribute('data-state', 'failed')
  await ledger.openFigure(notification, 'Missing')
  await expect(ledger.records).toHaveAttribute('aria-rowcount', `${Math.min(Missing, 500)}`)
  await expectAccessible(story.page, 'records that are missing', 'drawer')
})
