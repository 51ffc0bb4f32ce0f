import { expect, type Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** In the colours that are shown everything is looked at; in the other ones nothing else is otherwise. */
const EVERYTHING: RunOptions = { runOnly: WCAG_22_AA, resultTypes: ['violations'] }
const COLOURS: RunOptions = { runOnly: ['color-contrast'], resultTypes: ['violations'] }

const PARTS = {
  page: 'body',
  canvas: '[data-part="canvas"]',
  outline: '[data-part="outline"]',
  inspector: '[data-part="inspector"]',
  drawer: '[data-part="drawer"]',
  dialog: '[role="dialog"]',
  menu: '[role="menu"]',
}

/** What is shown now, in light and in dark, breaks no rule of WCAG 2.2 AA that a machine can judge: of the page, or of one part of it. */
export async function expectAccessible(page: Page, where: string, within: keyof typeof PARTS = 'page') {
  const part = PARTS[within]
  await page.locator(part).first().waitFor()
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const shown = await lookOf(page)
  await show(page, { ...shown, motion: 'reduced' })
  const breaches = await breachesIn(page, part, EVERYTHING)
  await show(page, { motion: 'reduced', mantineColorScheme: shown.mantineColorScheme === 'dark' ? 'light' : 'dark' })
  breaches.push(...(await breachesIn(page, part, COLOURS)))
  await show(page, shown)
  expect(breaches, where).toEqual([])
}

/** The attributes of the page that decide about its colours and its motion. */
type Look = { readonly [attribute: string]: string | undefined }

const lookOf = (page: Page): Promise<Look> => page.evaluate(() => ({ ...document.documentElement.dataset }))

/** As the app does it; whatever is still on its way comes to its end. */
const show = (page: Page, look: Look) =>
  page.evaluate(async (attributes) => {
    Object.assign(document.documentElement.dataset, attributes)
    const underWay = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
    await Promise.allSettled(underWay.map(({ finished }) => finished))
  }, look)

/**
 * What stands on the drawing lies where somebody drew it, and is as large as the zoom makes it: that is essential there, and all of it is in
 * the outline and in menus, too (the exceptions of 2.5.8).
 */
const breachesIn = (page: Page, part: string, options: RunOptions): Promise<string[]> =>
  page.evaluate(
    async ([selector, how]) => {
      const { violations } = await window.axe.run(selector, how)
      const isDrawn = (css: string) => document.querySelector(css)?.closest('.react-flow') !== null
      return violations.flatMap(({ id, nodes }) =>
        nodes
          .map(({ target, failureSummary = '' }) => ({ at: target.join(' '), failureSummary }))
          .filter(({ at }) => id !== 'target-size' || !isDrawn(at))
          .map(({ at, failureSummary }) => `${id} at ${at}: ${failureSummary}`),
      )
    },
    [part, options] as const,
  )

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}
