import { expect, type Locator, type Page } from '@playwright/test'

/** The inspector's fields by their labels. */
export function settingsPage(page: Page) {
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  const field = (label: string) => inspector.getByLabel(label, { exact: true })
  /** As people do it: what is in an editor is selected and typed over. */
  const write = async (target: Locator, text: string) => {
    if (!(await target.evaluate((element) => element instanceof HTMLElement && element.isContentEditable)))
      return target.fill(text)
    await target.focus()
    await page.keyboard.press('ControlOrMeta+A')
    if (text === '') await page.keyboard.press('Delete')
    else await page.keyboard.insertText(text)
  }
  return {
    field,
    write,
    showTab: (name: string) => inspector.getByRole('tab', { name }).click(),
    openSection: (title: string) => inspector.locator('summary', { hasText: title }).click(),
    /** Types into a field and leaves it. */
    set: async (label: string, text: string) => {
      await write(field(label), text)
      await field(label).blur()
    },
    choose: async (label: string, option: string) => {
      await inspector.getByRole('combobox', { name: label }).click()
      await page.getByRole('option', { name: option, exact: true }).click()
    },
    /** One side of a two-way switch. */
    turnTo: (label: string) => inspector.getByText(label, { exact: true }).click(),
    addConfig: async (name: string, value: string) => {
      await inspector.getByRole('button', { name: 'Add a config' }).click()
      await field('Name of the config').fill(name)
      await field('Name of the config').press('Enter')
      await field(name).fill(value)
      await field(name).blur()
      await expect(field(name)).toHaveValue(value)
    },
  }
}
