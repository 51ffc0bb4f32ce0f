import { expect, test } from '@playwright/test'
import { focusOf } from './focusOf'
import { openStory, type Story } from './openStory'
import { boardPage } from './pages/boardPage'
import { galleryPage } from './pages/galleryPage'
import { onSharedBroker } from './sharedBroker'

const MOST_TABS = 80

/** A file of tests that follow on each other, by somebody without a mouse; what it gives is there while they run. */
export function storyByKeyboard() {
  let story: Story
  test.describe.configure({ mode: 'serial' })
  test.beforeAll(async ({ browser }) => {
    story = await openStory(browser, onSharedBroker())
  })
  test.afterAll(() => story?.close())

  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await story.page.keyboard.press(key)
  }
  /** Tab by Tab until the name is reached; each stop on the way can be seen. */
  const tabTo = async (name: RegExp) => {
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      await press('Tab')
      const focus = await focusOf(story.page)
      // A dialog that is closing may lie over it for a moment.
      const isSeen = async () => (await focusOf(story.page)).isSeen
      await expect.poll(isSeen, `the focus on ${focus.name} is seen`).toBe(true)
      if (name.test(focus.name)) return
    }
    throw new Error(`Tab never reaches ${name}`)
  }
  const openGallery = () => galleryPage(story.page, story.server.address).open()
  return {
    page: () => story.page,
    board: () => boardPage(story.page),
    press,
    tabTo,
    openGallery,
    type: (text: string) => story.page.keyboard.type(text),
    /** From the gallery to the board that its button of this name opens. */
    async openBoard(name: RegExp) {
      await openGallery()
      await tabTo(name)
      await press('Enter')
      await story.page.waitForURL(/\/boards\//)
    },
  }
}
