import { type Browser, expect, type Page } from '@playwright/test'
import { connectIndependently, type IndependentKafka } from './independentKafka'
import { openStory, type Story } from './openStory'
import { type BoardPage, boardPage } from './pages/boardPage'
import { filesPage } from './pages/filesPage'
import { type GalleryPage, galleryPage } from './pages/galleryPage'
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

/** Somebody pastes a board file into the gallery and applies it to the shared broker; nothing runs yet. */
export const openBoardStory = (browser: Browser, file: string): Promise<BoardStory> =>
  openFromGallery(browser, async (page) => {
    await filesPage(page).pasteText(file)
    await page.waitForURL(/\/boards\//)
    await expect(boardPage(page).saved).toBeVisible()
    const plan = planPage(page)
    await plan.open()
    await plan.apply()
    await expect(plan.done).toBeVisible()
    await plan.close()
  })

/** Somebody starts with a template, which is drawn, applied and run at one click. */
export const openTemplateStory = (browser: Browser, name: string): Promise<BoardStory> =>
  openFromGallery(browser, async (_, gallery) => void (await gallery.startTemplate(name)))

type Open = (page: Page, gallery: GalleryPage) => Promise<void>

async function openFromGallery(browser: Browser, open: Open): Promise<BoardStory> {
  const env = onSharedBroker()
  const kafka = await connectIndependently(env.KAFKA_BROKERS.split(','))
  const story = await openStory(browser, env)
  const { page, server } = story
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const gallery = galleryPage(page, server.address)
  await gallery.open()
  await open(page, gallery)
  return {
    ...story,
    kafka,
    board: boardPage(page),
    running: runningPage(page),
    ledger: ledgerPage(page),
    async close() {
      await kafka.close()
      await story.close()
    },
  }
}
