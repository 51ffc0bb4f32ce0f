import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What the page shows now breaks no rule of WCAG 2.2 AA that a machine can judge; or of these rules alone. */
export async function expectAccessible(page: Page, where = page.url(), rules: readonly string[] = []) {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe.withTags(WCAG_22_AA)).analyze()
  const breaches: string[] = []
  for (const { id, nodes } of violations)
    for (const { target, failureSummary = '' } of nodes) {
      const selector = target.join(' ')
      if (id !== 'target-size' || !(await isDrawn(page, selector)))
        breaches.push(`${id} at ${selector}: ${failureSummary}`)
    }
  expect(breaches, where).toEqual([])
}

/**
 * What stands on the drawing lies where somebody drew it, and is as large as the zoom makes it: that is essential there, and all of it is in
 * the outline and in menus, too (the exceptions of 2.5.8).
 */
const isDrawn = (page: Page, selector: string) =>
  page.evaluate((css) => document.querySelector(css)?.closest('.react-flow') !== null, selector)
