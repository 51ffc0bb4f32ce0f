import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What the page shows now breaks no rule of WCAG 2.2 AA that a machine can judge. */
export async function expectAccessible(page: Page, where = page.url()) {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).analyze()
  const breaches = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
  expect(breaches, where).toEqual([])
}
