import { chromium, type Page } from '@playwright/test'
import config from '../playwright.config'

/** A page of a headless browser of its own, as the stories have it. */
export async function withPage(work: (page: Page) => Promise<void>): Promise<void> {
  const browser = await chromium.launch(config.use?.launchOptions)
  try {
    const context = await browser.newContext({ viewport: config.use?.viewport })
    await work(await context.newPage())
  } finally {
    await browser.close()
  }
}

export type Frames = { readonly p50: number; readonly p95: number; readonly busy: number }

/** Frame times in milliseconds, and the share of the main thread's time that was spent working. */
export async function watchFrames(page: Page, milliseconds: number): Promise<Frames> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const taskSeconds = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  }
  const before = await taskSeconds()
  const since = performance.now()
  const times = await page.evaluate(frameTimes, milliseconds)
  const busy = ((await taskSeconds()) - before) / ((performance.now() - since) / 1000)
  await session.detach()
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), busy }
}

/** Runs in the page: the times between animation frames, sorted. */
function frameTimes(milliseconds: number): Promise<number[]> {
  return new Promise((resolve) => {
    const times: number[] = []
    const start = performance.now()
    let last = start
    const step = (now: number) => {
      times.push(now - last)
      last = now
      if (now - start < milliseconds) requestAnimationFrame(step)
      else resolve(times.slice(1).sort((a, b) => a - b))
    }
    requestAnimationFrame(step)
  })
}

/** Before any page is opened: counts the dots painted in the last frame, and remembers when the first one was. */
export async function watchDots(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { inFrame: 0, firstAt: 0 }
    let frame = -1
    let count = 0
    const { arc } = CanvasRenderingContext2D.prototype
    CanvasRenderingContext2D.prototype.arc = function (...place) {
      if (this.canvas.dataset.testid === 'dots') {
        const now = performance.now()
        if (seen.firstAt === 0) seen.firstAt = performance.timeOrigin + now
        if (now - frame > 4) {
          seen.inFrame = count
          count = 0
        }
        frame = now
        count += 1
      }
      return arc.apply(this, place)
    }
    Object.assign(window, { dotsSeen: seen })
  })
}

export type DotsSeen = {
  /** Painted in the last frame. */
  readonly inFrame: number
  /** Milliseconds since the epoch; 0 before the first. */
  readonly firstAt: number
}

export const dotsSeen = (page: Page): Promise<DotsSeen> =>
  page.evaluate(() => (window as unknown as { dotsSeen: DotsSeen }).dotsSeen)

export async function forgetFirstDot(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign((window as unknown as { dotsSeen: object }).dotsSeen, { firstAt: 0 }))
}

/** When the first record that was produced after `since` reaches the page; milliseconds since the epoch, both. */
export function recordAfter(page: Page, since: number): Promise<number> {
  return new Promise((resolve) => {
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        const times = String(payload).matchAll(/"timestamp":"(\d+)"/g)
        if ([...times].some(([, at]) => Number(at) > since)) resolve(Date.now())
      }),
    )
  })
}
