import type { Page } from '@playwright/test'
import type { Topology } from '../../shared/topology/model'

/** The picture of a large board, and where on the page its things are painted. */
export function overviewPage(page: Page) {
  const canvas = page.getByRole('region', { name: 'Board', exact: true })
  const nodes = canvas.locator('.react-flow__node')
  return {
    /** Seen only while too much is in view for nodes on the page. */
    picture: page.getByRole('img', { name: /^Overview of / }),
    nodes,
    pan: async (times: number) => {
      for (let turn = 0; turn < times; turn++) await page.mouse.wheel(turn % 2 === 0 ? 240 : -200, 60)
    },
    zoom: async (times: number, by: number) => {
      await page.keyboard.down('Control')
      for (let turn = 0; turn < times; turn++) await page.mouse.wheel(0, by)
      await page.keyboard.up('Control')
    },
    /** The most nodes that were on the page at once while something was done. */
    mostNodesDuring: async (work: () => Promise<void>): Promise<number> => {
      await page.evaluate(() => {
        const seen = { most: 0, stop: false }
        const look = () => {
          seen.most = Math.max(seen.most, document.querySelectorAll('.react-flow__node').length)
          if (!seen.stop) requestAnimationFrame(look)
        }
        look()
        Object.assign(window, { seenNodes: seen })
      })
      await work()
      return page.evaluate(() => {
        const { seenNodes } = window as unknown as { seenNodes: { most: number; stop: boolean } }
        seenNodes.stop = true
        return seenNodes.most
      })
    },
    /** The middle of a service as it is painted now, in pixels of the page. */
    placeOf: async ({ services, layout }: Topology, name: string) => {
      const id = [...services.values()].find((service) => service.name === name)?.id ?? ''
      const { x, y } = layout.get(id) ?? { x: 0, y: 0 }
      return page.locator('.react-flow__viewport').evaluate(
        (viewport, at) => {
          const { a: zoom, e: left, f: top } = new DOMMatrix(getComputedStyle(viewport).transform)
          const box = viewport.closest('.react-flow')?.getBoundingClientRect() ?? new DOMRect()
          return { x: box.x + left + (at.x + 98) * zoom, y: box.y + top + (at.y + 32) * zoom }
        },
        { x, y },
      )
    },
  }
}
