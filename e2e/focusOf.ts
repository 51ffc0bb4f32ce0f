import type { Page } from '@playwright/test'

export type Focus = {
  readonly name: string
  /** It is drawn around what has it, and nothing lies over that. */
  readonly isSeen: boolean
}

/** What has the focus, as somebody without a mouse finds it. */
export const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body
    // At the end of the page the focus is the browser's own.
    if (element === document.body) return { name: '', isSeen: true }
    // A connection's line itself takes the colour of the focus, whatever lies over the middle of its box.
    const isLine = element.matches('.react-flow__edge')
    const { left, top, width, height } = element.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    const over = document.elementFromPoint(x, y)
    const isFree = over === null ? false : element.contains(over) || over.contains(element)
    const { outlineStyle, boxShadow, backgroundImage } = getComputedStyle(element)
    const parent = element.parentElement ? getComputedStyle(element.parentElement) : null
    const isDrawn = [outlineStyle, boxShadow, backgroundImage, parent?.outlineStyle].some(
      (look) => look !== undefined && look !== 'none',
    )
    const isField = element.matches('input, textarea')
    return {
      name: element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '',
      isSeen: isLine || (isFree && (isDrawn || isField)),
    }
  })
