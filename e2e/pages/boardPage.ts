import { expect, type Locator, type Page } from '@playwright/test'
import { canvasPage } from './canvasPage'

/** What a person does and sees on an open board. Verbs and locators; what must hold is said in the stories. */
export type BoardPage = ReturnType<typeof boardPage>

/** More than a thousand files are made before they can be downloaded. */
const MADE = { timeout: 60_000 }

export function boardPage(page: Page) {
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  const drawer = page.getByRole('region', { name: 'Drawer' })
  const service = (name: string) => page.locator(`.react-flow__node[aria-label="Service ${name}"]`).first()
  const topic = (name: string) => page.locator(`.react-flow__node[aria-label^="Topic ${name}, "]`).first()
  const rows = page.getByRole('table', { name: 'Messages' }).locator('tbody tr')
  const select = async (target: Locator) => {
    await target.locator('.sb-head').click({ position: { x: 4, y: 4 } })
    await expect(target).toHaveClass(/selected/)
  }
  return {
    ...canvasPage(page),
    page,
    inspector,
    rows,
    service,
    topic,
    /** One word: not running, starting, running, stopped … */
    runState: (name: string) => service(name).locator('.sb-state em'),
    dots: page.getByTestId('dots'),
    saved: page.getByRole('status').filter({ hasText: /^Saved$/ }),
    live: page.getByRole('status').filter({ hasText: /^Live/ }),
    notLive: page.getByRole('status').filter({ hasText: /^(Not live|Beginning)/ }),
    record: page.getByRole('complementary', { name: 'Record' }),
    selectService: (name: string) => select(service(name)),
    selectTopic: (name: string) => select(topic(name)),
    groups: page.getByRole('tabpanel', { name: 'Groups & lag' }),
    showGroups: () => page.getByRole('tab', { name: /^Groups/ }).click(),
    showMessages: () => page.getByRole('tab', { name: /^Messages/ }).click(),
    notes: page.locator('.react-flow__node-note'),
    showProblems: () => page.getByRole('tab', { name: /^Problems/ }).click(),
    problems: page.getByRole('tabpanel', { name: 'Problems' }).getByRole('listitem'),
    openPlan: () => page.getByRole('button', { name: /^Plan\b/ }).click(),
    stopAll: () => page.getByRole('button', { name: 'Stop all' }).click(),
    runAll: () => page.getByRole('button', { name: /^Run all/ }).click(),
    startSelected: () => inspector.getByRole('button', { name: 'Start', exact: true }).click(),
    stopSelected: () => inspector.getByRole('button', { name: 'Stop', exact: true }).click(),
    pause: () => page.getByRole('button', { name: 'Pause' }).click(),
    goOn: () => page.getByRole('button', { name: /^Go on/ }).click(),
    addService: () => page.getByRole('button', { name: 'Add a service' }).click(),
    addTopic: () => page.getByRole('button', { name: 'Add a topic' }).click(),
    openRow: (row: Locator) => row.getByRole('button').first().click(),
    showTopic: async (name: string) => {
      await page.getByRole('tab', { name: /^Messages/ }).click()
      await drawer.getByRole('combobox', { name: 'Topic' }).click()
      await page.getByRole('option', { name, exact: true }).click()
    },
    produce: async (message: {
      readonly key: string
      readonly value: string
      headers?: readonly (readonly [string, string])[]
    }) => {
      await inspector.getByRole('button', { name: /Produce a message/ }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Key', { exact: true }).fill(message.key)
      await dialog.getByRole('textbox', { name: 'Value', exact: true }).fill(message.value)
      const preview = (await dialog.getByText(/lands in lane/).textContent()) ?? ''
      await dialog.getByRole('button', { name: 'Produce', exact: true }).click()
      const result = dialog.getByText(/^In partition/)
      await expect(result).toBeVisible()
      const [, partition, offset] =
        /In partition (\d+) at offset ([\d,]+)/.exec((await result.textContent()) ?? '') ?? []
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      return {
        lane: Number(/lane (\d+)/.exec(preview)?.[1]),
        partition: Number(partition),
        offset: String(offset).replaceAll(',', ''),
      }
    },
    downloadExport: async () => {
      await page.getByRole('button', { name: 'Export' }).click()
      const downloading = page.waitForEvent('download', MADE)
      await page.getByRole('button', { name: 'Download zip' }).click(MADE)
      const file = await (await downloading).path()
      await page.keyboard.press('Escape')
      return file
    },
    renameSelected: async (name: string) => {
      const field = inspector.getByLabel('Name', { exact: true })
      await field.fill(name)
      await field.press('Enter')
    },
    /** Whether anything is painted on the layer of dots right now. */
    paintsDots: () =>
      page.getByTestId('dots').evaluate((layer) => {
        const canvas = layer.querySelector('canvas')
        const copy = new OffscreenCanvas(canvas?.width || 1, canvas?.height || 1).getContext('2d')
        if (!canvas || !copy) return false
        copy.drawImage(canvas, 0, 0)
        const { data } = copy.getImageData(0, 0, copy.canvas.width, copy.canvas.height)
        return data.some((value, index) => index % 4 === 3 && value > 0)
      }),
  }
}
