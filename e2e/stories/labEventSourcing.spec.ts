import { expect, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { type BoardStory, openBoardStory } from '../openBoardStory'
import { storesPage } from '../pages/storesPage'
import { templateWithOwnNames } from '../templateWithOwnNames'

// The log is the truth: balances are folded from events, thrown away, and the same again.

const run = Date.now().toString(36)
const events = `account-events.${run}`
const READS = `balances subscribes to ${events} as group balances.${run}`
const PATIENCE = { timeout: 60_000 }

let story: BoardStory
let stores: ReturnType<typeof storesPage>
let hash: string | null

test.describe.configure({ mode: 'serial', timeout: 120_000 })

test.beforeAll(async ({ browser }) => {
  story = await openBoardStory(browser, await templateWithOwnNames('event-sourced-ledger', run))
  stores = storesPage(story.page)
  await story.board.runAll()
  await expect(story.board.runState('teller')).toHaveText('running')
  await stores.lookInto('accounts')
})

test.afterAll(() => story?.close())

const ends = async () => [...(await story.kafka.ends(events)).values()]
const countEvents = async () => (await ends()).reduce((sum, end) => sum + Number(end), 0)

const says = () => story.ledger.invariant('Balances are what the events say')

/** Balance and version by account. */
const balances = async () =>
  Object.fromEntries((await stores.entries()).map(([account = '', entry = '']) => [account, JSON.parse(entry)]))

/** What somebody else makes of the same log. */
async function foldOfLog(): Promise<Readonly<Record<string, unknown>>> {
  const accounts: Record<string, { balance: number; version: number }> = {}
  for (const { key, value } of await story.kafka.read(events)) {
    const account = `${key}`
    const { balance, version } = accounts[account] ?? { balance: 0, version: 0 }
    const { amount }: { amount: number } = JSON.parse(`${value}`).data
    accounts[account] = { balance: balance + amount, version: version + 1 }
  }
  return accounts
}

/** Until there are so many events, nobody books any more, and all are handled. */
async function bookUpTo(eventCount: number, booking: readonly string[]): Promise<void> {
  const { board, running } = story
  await expect.poll(countEvents, PATIENCE).toBeGreaterThanOrEqual(eventCount)
  for (const service of booking) {
    await running.press(service, 'Stop: says goodbye')
    await expect(board.runState(service)).toHaveText('stopped')
  }
  await expect.poll(() => running.lagOn(READS), PATIENCE).toBe(0)
}

test('balances are the fold of the events, as somebody else computes it', async () => {
  await bookUpTo(12, ['teller', 'interest'])
  await expect.poll(balances, PATIENCE).toEqual(await foldOfLog())
  await expect(stores.verdict).toHaveText(`Equal to the fold of ${await countEvents()} records in the log.`)
  await expect(story.ledger.invariant('Money is conserved')).toHaveAttribute('data-state', 'holds', PATIENCE)
  hash = await stores.hash.textContent()
})

test('at the time of the first event there was only that, and now is as it was', async () => {
  await stores.toTheBeginning()
  await expect(stores.verdict).toHaveText(/^As of [\d:.]+: folded from [12] records?, apart from the store itself\.$/)
  await expect(stores.hash).not.toHaveText(`${hash}`)
  await stores.now()
  await expect(stores.hash).toHaveText(`${hash}`)
})

test('wiped and rebuilt, the balances have the same hash, and no event was written or lost for it', async () => {
  const before = await ends()
  await stores.wipe()
  await expect(stores.verdict).toHaveText('Wiped. Everything that was in it is in the log: rebuild it.')
  await expectAccessible(story.page, 'a state that was wiped', 'drawer')
  expect(await balances()).toEqual({})
  await expect(says()).toHaveAttribute('data-state', 'broken', PATIENCE)
  await stores.rebuild()
  await expect(stores.verdict).toHaveText(/^Equal to the fold of/, PATIENCE)
  await expect(stores.hash).toHaveText(`${hash}`)
  await expect.poll(balances).toEqual(await foldOfLog())
  expect(await ends()).toEqual(before)
  await expect(says()).toHaveAttribute('data-state', 'holds', PATIENCE)
})

test('what is booked while it is wiped is in it after the rebuild', async () => {
  const { board, running } = story
  await stores.wipe()
  await running.press('teller', 'Start')
  await expect(board.runState('teller')).toHaveText('running')
  await bookUpTo((await countEvents()) + 4, ['teller'])
  expect(await balances()).toEqual({})
  await stores.rebuild()
  await expect.poll(balances, PATIENCE).toEqual(await foldOfLog())
  await expect(stores.hash).not.toHaveText(`${hash}`)
})
