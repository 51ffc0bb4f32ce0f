import { type Browser, expect } from '@playwright/test'
import { readyBrokersOf } from './brokersOf'
import { connectIndependently, type IndependentKafka } from './independentKafka'
import { openStory, type Story } from './openStory'
import { type BoardPage, boardPage } from './pages/boardPage'
import { filesPage } from './pages/filesPage'
import { galleryPage } from './pages/galleryPage'
import { ledgerPage } from './pages/ledgerPage'
import { planPage } from './pages/planPage'
import { runningPage } from './pages/runningPage'
import { onSharedBroker } from './sharedBroker'

/** A story about one board, and somebody who knows nothing of it and counts along. */
export type BoardStory = Story & {
  readonly board: BoardPage
  readonly running: ReturnType<typeof runningPage>
  readonly ledger: ReturnType<typeof ledgerPage>
  readonly kafka: IndependentKafka
}

/**
 * Somebody pastes a board file into the gallery and applies it, to the shared broker unless the environment says otherwise; nothing runs yet.
 */
export async function openBoardStory(
  browser: Browser,
  file: string,
  env: Readonly<Record<string, string>> = onSharedBroker(),
): Promise<BoardStory> {
  const story = await openStory(browser, env)
  const { page, server } = story
  const kafka = await connectIndependently(await readyBrokersOf(server))
  const [board, plan] = [boardPage(page), planPage(page)]
  await galleryPage(page, server.address).open()
  await filesPage(page).pasteText(file)
  await page.waitForURL(/\/boards\//)
  await expect(board.saved).toBeVisible()
  await plan.open()
  await plan.apply()
  await expect(plan.done).toBeVisible()
  await plan.close()
  return {
    ...story,
    board,
    kafka,
    running: runningPage(page),
    ledger: ledgerPage(page),
    async close() {
      await kafka.close()
      await story.close()
    },
  }
}
