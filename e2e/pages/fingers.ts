import type { Page } from '@playwright/test'

type Place = { readonly x: number; readonly y: number }

/** Fingers on a touch screen, one or more, moving in straight lines. */
export async function fingers(page: Page) {
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: readonly Place[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: at.map(({ x, y }, id) => ({ x, y, id })) })
  const STEPS = 6
  return {
    /** Each finger from its first place to its second. */
    slide: async (...ways: readonly (readonly [Place, Place])[]) => {
      const at = (share: number) =>
        ways.map(([from, to]) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }))
      await touch('touchStart', at(0))
      for (let step = 1; step <= STEPS; step++) await touch('touchMove', at(step / STEPS))
      await touch('touchEnd', [])
    },
    down: (place: Place) => touch('touchStart', [place]),
    up: () => touch('touchEnd', []),
  }
}
