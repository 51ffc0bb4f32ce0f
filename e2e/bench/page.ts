import { chromium, type Page, type Worker } from '@playwright/test'
import config from '../playwright.config'
import { percentile } from './measure'

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

/** Frame times in milliseconds, and the processor time of the main thread as a share of the time that passed, whoever else is at work. */
export async function watchFrames(page: Page, milliseconds: number): Promise<Frames> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const taskSeconds = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  }
  const before = await taskSeconds()
  const since = performance.now()
  const times = await page.evaluate(frameTimes, milliseconds)
  const busy = ((await taskSeconds()) - before) / ((performance.now() - since) / 1000)
  await session.detach()
  return { p50: percentile(times, 50), p95: percentile(times, 95), busy }
}

/** Runs in the page: the times between animation frames. */
function frameTimes(milliseconds: number): Promise<number[]> {
  return new Promise((resolve) => {
    const times: number[] = []
    const start = performance.now()
    let last = start
    const step = (now: number) => {
      times.push(now - last)
      last = now
      if (now - start < milliseconds) requestAnimationFrame(step)
      else resolve(times.slice(1))
    }
    requestAnimationFrame(step)
  })
}

/** Dots are painted in a worker. Before any page is opened: watches that one, which is told apart by its name. */
export function watchDots(page: Page): void {
  page.on('worker', (worker) => {
    if (worker.url().includes('dotsWorker')) void worker.evaluate(countDots)
  })
}

/** Runs in the worker: counts the dots painted in the last frame, remembers when the first one was, and the times between frames. */
function countDots(): void {
  const seen = { inFrame: 0, firstAt: 0, frames: [] as number[] }
  let frame = 0
  let discs = 0
  const { arc } = OffscreenCanvasRenderingContext2D.prototype
  OffscreenCanvasRenderingContext2D.prototype.arc = function (...place) {
    seen.firstAt ||= performance.timeOrigin + performance.now()
    discs += 1
    return arc.apply(this, place)
  }
  const { requestAnimationFrame: request } = globalThis
  globalThis.requestAnimationFrame = (callback) =>
    request((now) => {
      seen.frames.push(now - frame)
      frame = now
      discs = 0
      callback(now)
      // A dot is a disc and its rim.
      seen.inFrame = discs / 2
    })
  Object.assign(globalThis, { dotsSeen: seen })
}

export type DotsSeen = {
  /** Painted in the last frame. */
  readonly inFrame: number
  /** Milliseconds since the epoch; 0 before the first. */
  readonly firstAt: number
  /** Milliseconds between the frames in which dots were painted. */
  readonly frames: readonly number[]
}

/** What there is to see since it was last forgotten. */
export const dotsSeen = (page: Page): Promise<DotsSeen> =>
  dotsWorker(page).evaluate(() => (globalThis as unknown as { dotsSeen: DotsSeen }).dotsSeen)

export const forgetDots = (page: Page): Promise<unknown> =>
  dotsWorker(page).evaluate(() =>
    Object.assign((globalThis as unknown as { dotsSeen: object }).dotsSeen, { firstAt: 0, frames: [] }),
  )

function dotsWorker(page: Page): Worker {
  const worker = page.workers().find((one) => one.url().includes('dotsWorker'))
  if (!worker) throw new Error('Nobody paints dots on this page.')
  return worker
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
