import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'

const MIDDLE = { x: 560, y: 330 }
const STEP_MS = 16

/** A hand at the wheel, panning and zooming in turn without a pause, while something is measured. */
export async function panAndZoom<T>(page: Page, measure: () => Promise<T>): Promise<T> {
  await page.mouse.move(MIDDLE.x, MIDDLE.y)
  return during(measure, async (step) => {
    const zooms = step % 60 >= 40
    if (step % 60 === 40) await page.keyboard.down('Control')
    await page.mouse.wheel(zooms ? 0 : step % 20 < 10 ? 24 : -24, zooms ? (step % 20 < 10 ? -6 : 6) : 8)
    if (step % 60 === 59) await page.keyboard.up('Control')
  })
}

/** A hand that carries what is under it round in small circles. */
export async function drag<T>(page: Page, at: Place, measure: () => Promise<T>): Promise<T> {
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  const measured = await during(measure, (step) =>
    page.mouse.move(at.x + 60 * Math.cos(step / 8), at.y + 60 * Math.sin(step / 8)),
  )
  await page.mouse.up()
  return measured
}

type Place = { readonly x: number; readonly y: number }

/** From wherever the view is to a size at which names can be read, and until everything has come. */
export async function comeNear(page: Page): Promise<void> {
  await page.mouse.move(MIDDLE.x, MIDDLE.y)
  await page.keyboard.down('Control')
  while ((await zoomOf(page)) < 0.7) await page.mouse.wheel(0, -40)
  await page.keyboard.up('Control')
  await pause(3_000)
}

const zoomOf = (page: Page): Promise<number> =>
  page.locator('.react-flow__viewport').evaluate((view) => new DOMMatrix(getComputedStyle(view).transform).a)

/** A place on a node that is wholly in view, where it can be taken. */
export async function nodeInView(page: Page): Promise<Place> {
  const place = await page.evaluate(() => {
    const pane = document.querySelector('.react-flow')?.getBoundingClientRect() ?? new DOMRect()
    const boxes = [...document.querySelectorAll('.react-flow__node')].map((node) => node.getBoundingClientRect())
    const seen = boxes.find(
      ({ left, right, top, bottom }) =>
        left > pane.left + 80 && right < pane.right - 80 && top > pane.top + 80 && bottom < pane.bottom - 80,
    )
    return seen && { x: seen.left + 30, y: seen.top + 12 }
  })
  if (!place) throw new Error('No node is in view.')
  return place
}

/** Gives the node at this place a name, letter by letter, while something is measured. */
export async function type<T>(page: Page, at: Place, measure: () => Promise<T>): Promise<T> {
  await page.mouse.click(at.x, at.y)
  await page.keyboard.press('F2')
  const measured = await during(measure, (step) => page.keyboard.press(step % 30 === 29 ? 'Backspace' : 'a'))
  await page.keyboard.press('Enter')
  return measured
}

async function during<T>(measure: () => Promise<T>, move: (step: number) => Promise<void>): Promise<T> {
  let over = false
  const measuring = measure().finally(() => {
    over = true
  })
  for (let step = 0; !over; step++) {
    const since = performance.now()
    await move(step)
    await pause(Math.max(0, STEP_MS - (performance.now() - since)))
  }
  return measuring
}
