import type { Page } from '@playwright/test'

/** The board in words, beside the canvas. */
export function outlinePage(page: Page) {
  const outline = page.getByRole('complementary', { name: 'Outline' })
  return {
    outline,
    tree: outline.getByRole('tree'),
    lines: outline.getByRole('treeitem'),
    line: (name: string | RegExp) => outline.getByRole('treeitem', { name }),
    filter: outline.getByRole('searchbox'),
    nameField: outline.getByRole('textbox', { name: 'Name' }),
  }
}
