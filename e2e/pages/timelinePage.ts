import type { Page } from '@playwright/test'

/** The timeline in the drawer: figures of each second, and what happened among them. */
export function timelinePage(page: Page) {
  const panel = page.getByRole('tabpanel', { name: 'Timeline' })
  const happenings = panel.getByRole('list', { name: 'What happened' }).getByRole('button')
  const line = (title: string) => panel.getByTitle(title, { exact: true })
  return {
    show: () => page.getByRole('tab', { name: 'Timeline' }).click(),
    /** Newest first: time and sentence. */
    happenings,
    happening: (sentence: string | RegExp) => happenings.filter({ hasText: sentence }),
    /** Such as `Lag of packing`; pressed while it is drawn. */
    line,
    figure: (title: string) => line(title).locator('b'),
    /** The chart; its value is a moment, its text that moment in words. */
    moment: panel.getByRole('slider', { name: 'Moment' }),
    /** Of which moment or stretch the figures are. */
    when: page.getByRole('region', { name: 'Drawer' }).getByText(/^(at|last) |^\d\d:\d\d:\d\d to /),
    now: page.getByRole('button', { name: 'Now', exact: true }),
  }
}
