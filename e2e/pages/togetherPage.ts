import type { Page, WebSocketRoute } from '@playwright/test'

/** The others, as one person sees them. */
export function togetherPage(page: Page) {
  const people = page.getByRole('region', { name: 'People on this board' })
  return {
    avatar: (name: string) => people.getByRole('button', { name: new RegExp(`^${name}[,.]`) }),
    pointer: (name: string) => page.locator('.sb-pointer:not([hidden])').filter({ hasText: name }),
    outline: (name: string) => page.locator('.sb-outline').filter({ hasText: name }),
    following: page.getByText(/^You follow/),
    comings: page.getByRole('status', { name: 'Comings and goings' }),
    hint: (text: string | RegExp) => page.getByText(text),
    callMyself: async (name: string) => {
      await people.getByRole('button', { name: /^You are/ }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Name').fill(name)
      await dialog.getByRole('button', { name: 'Keep' }).click()
    },
  }
}

/** The page's cable to the server, which can be pulled. Before the page is opened. */
export async function cableOf(page: Page) {
  let isCut = false
  const ends = new Set<WebSocketRoute>()
  await page.routeWebSocket(/socket\.io/, (near) => {
    if (isCut) return void near.close()
    ends.add(near).add(near.connectToServer())
  })
  return {
    pull: async () => {
      isCut = true
      await Promise.all([...ends].map((end) => end.close()))
      ends.clear()
    },
    plugIn: () => {
      isCut = false
    },
  }
}
