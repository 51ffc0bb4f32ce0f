import { type Browser, expect, type Page } from '@playwright/test'

/**
 * A window of its own that fails the story when it is closed after an uncaught error or a breach of the content security policy. Nothing
 * moves in it unless the story is about that (`emulateMedia`): dots and slides are half of what a browser has to draw.
 */
export async function openWindow(
  browser: Browser,
  viewport = { width: 1440, height: 900 },
  { isTouched = false } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    hasTouch: isTouched,
    reducedMotion: 'reduce',
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Trusted/.test(message.text()))
      complaints.push(message.text())
  })
  page.on('close', () => expect(complaints).toEqual([]))
  return page
}
