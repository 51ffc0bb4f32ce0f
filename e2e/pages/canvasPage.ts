import { expect, type Locator, type Page } from '@playwright/test'

type Place = { readonly x: number; readonly y: number }
type Side = 'left' | 'right' | 'top' | 'bottom'

/** What hands do to the drawing itself. Places are pixels from the canvas's upper left corner. */
export function canvasPage(page: Page) {
  const canvas = page.getByRole('region', { name: 'Board', exact: true })
  const nodes = canvas.locator('.react-flow__node')
  const edges = canvas.locator('.react-flow__edge')
  const picker = page.getByRole('menu')
  const edge = (label: string) => canvas.locator(`.react-flow__edge[aria-label="${label}"]`)
  const frame = (name: string) => canvas.locator(`.react-flow__node-frame[aria-label^="Frame ${name}, "]`)
  const onPage = async ({ x, y }: Place): Promise<Place> => {
    const box = await canvas.boundingBox()
    return { x: (box?.x ?? 0) + x, y: (box?.y ?? 0) + y }
  }
  const middleOf = async (target: Locator): Promise<Place> => {
    const box = await target.boundingBox()
    if (!box) throw new Error('nothing to point at')
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  const drag = async (from: Place, to: Place) => {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
    await page.mouse.move(to.x, to.y, { steps: 4 })
  }
  /** From a handle of a node; the hand is still down afterwards. */
  const pull = async (from: Locator, side: Side, to: Place) => {
    await from.hover({ position: { x: 30, y: 12 } })
    await drag(await middleOf(from.locator(`.react-flow__handle-${side}.sb-handle`)), to)
  }
  const middleOfEdge = (label: string) =>
    edge(label)
      .locator('.sb-line')
      .evaluate((line) => {
        if (!(line instanceof SVGPathElement)) throw new Error('a connection is a path')
        const { x, y } = line.getPointAtLength(line.getTotalLength() / 2)
        const at = new DOMPoint(x, y).matrixTransform(line.getScreenCTM() ?? undefined)
        return { x: at.x, y: at.y }
      })
  const clickEdge = async (label: string, button: 'left' | 'right' = 'left') => {
    const { x, y } = await middleOfEdge(label)
    await page.mouse.click(x, y, { button })
  }
  /** The hand is still down afterwards. */
  const holdNode = async (node: Locator, by: Place) => {
    const from = await middleOf(node.locator('.sb-head'))
    await drag(from, { x: from.x + by.x, y: from.y + by.y })
  }
  const nameIt = async (name: string) => {
    const field = canvas.getByRole('textbox', { name: 'Name' })
    await field.fill(name)
    await field.press('Enter')
    await expect(field).toBeHidden()
  }
  const openBoardFile = async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('tab', { name: 'Board file' }).click()
    return dialog
  }
  const closeDialog = async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  return {
    canvas,
    nodes,
    edges,
    picker,
    nameIt,
    onPage,
    edge,
    waysOn: page.getByRole('region', { name: 'Three ways to begin' }),
    frame,
    /** By its title. */
    dragFrame: async (name: string, by: Place) => {
      const from = await middleOf(frame(name).locator('.sb-frame-count'))
      await drag(from, { x: from.x + by.x, y: from.y + by.y })
      await page.mouse.up()
    },
    pick: (label: string) => picker.getByRole('menuitem', { name: new RegExp(`^${label}`) }).click(),
    tool: (label: string) =>
      page.getByRole('toolbar', { name: 'Add and arrange' }).getByRole('button', { name: label }),
    dragFromPalette: async (kind: 'service' | 'topic' | 'note', to: Place, name: string) => {
      await page.getByRole('button', { name: `Add a ${kind}` }).dragTo(canvas, { targetPosition: to })
      await nameIt(name)
    },
    middleOf,
    /** From place to place of the page; the hand is still down afterwards. */
    carry: drag,
    carryFromPalette: async (kind: 'service' | 'topic', to: Place) => {
      await drag(await middleOf(page.getByRole('button', { name: `Add a ${kind}` })), to)
    },
    /** What is said of a node held over a connection. */
    insertion: page.locator('.sb-insertion-words'),
    middleOfEdge,
    selectEdge: async (label: string) => {
      await clickEdge(label)
      await expect(edge(label)).toHaveClass(/selected/)
    },
    clickEdge,
    dragEnd: async (label: string, end: 'source' | 'target', to: Locator) => {
      await drag(await middleOf(edge(label).locator(`.react-flow__edgeupdater-${end}`)), await middleOf(to))
      await page.mouse.up()
    },
    connect: async (from: Locator, side: Side, to: Locator) => {
      await pull(from, side, await middleOf(to))
      await page.mouse.up()
    },
    /** Holds a connection over a node, where its reason can be read, until the mouse is released. */
    holdOver: async (from: Locator, side: Side, to: Locator) => pull(from, side, await middleOf(to)),
    connectToEmpty: async (from: Locator, side: Side, to: Place) => {
      await pull(from, side, await onPage(to))
      await page.mouse.up()
    },
    drag: async (from: Place, to: Place) => {
      await drag(await onPage(from), await onPage(to))
      await page.mouse.up()
    },
    dragNode: async (node: Locator, by: Place) => {
      await holdNode(node, by)
      await page.mouse.up()
    },
    holdNode,
    /** Once, to where everything is still drawn with all of its parts. */
    zoomOut: async () => {
      const { x, y } = await onPage({ x: 10, y: 10 })
      await page.mouse.move(x, y)
      await page.keyboard.down('Control')
      await page.mouse.wheel(0, 400)
      await page.keyboard.up('Control')
    },
    clickEmpty: async (place: Place) => {
      const { x, y } = await onPage(place)
      await page.mouse.click(x, y)
    },
    /** Everything drawn, as the text of its file. */
    file: async () => {
      const dialog = await openBoardFile()
      const text = (await dialog.locator('pre').textContent()) ?? ''
      await closeDialog()
      return text
    },
    downloadBoardFile: async (form: 'YAML' | 'JSON') => {
      const dialog = await openBoardFile()
      const downloading = page.waitForEvent('download')
      await dialog.getByRole('button', { name: form }).click()
      const path = await (await downloading).path()
      await closeDialog()
      return path
    },
  }
}
