import type { Page } from '@playwright/test'

/** A file on its way into the page: by its name and what is in it, or how many bytes of nothing. */
export type HandedFile = { readonly name: string; readonly content: string | number }

type ChosenFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

/** The three ways in which a board file comes to a page. */
export function filesPage(page: Page) {
  return {
    chooseFile: async (button: string, path: string) => {
      const choosing = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: button }).click()
      await (await choosing).setFiles(path)
    },
    chooseFiles: async (button: string, files: readonly ChosenFile[]) => {
      const choosing = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: button }).click()
      await (await choosing).setFiles([...files])
    },
    openImport: async () => {
      await page.getByRole('button', { name: 'More' }).click()
      await page.getByRole('menuitem', { name: 'Import a drawing…' }).click()
    },
    dropFile: (file: HandedFile) =>
      page.evaluate(({ name, content }) => {
        const dataTransfer = new DataTransfer()
        const part = typeof content === 'number' ? new Uint8Array(content) : content
        dataTransfer.items.add(new File([part], name))
        for (const type of ['dragover', 'drop'])
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
      }, file),
    pasteText: async (text: string) => {
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
      await page.keyboard.press('ControlOrMeta+V')
    },
  }
}
