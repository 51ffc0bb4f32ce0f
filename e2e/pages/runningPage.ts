import type { Page } from '@playwright/test'

/** What a person does to services and bookmarks on the canvas while the board runs. */
export function runningPage(page: Page) {
  const service = (name: string) => page.locator(`.react-flow__node[aria-label="Service ${name}"]`)
  const bookmark = (group: string, lane: number) =>
    page.getByRole('slider', { name: `Bookmark of ${group} in lane ${lane}`, exact: true })
  const edge = (sentence: string) => page.locator(`.react-flow__edge[aria-label="${sentence}"]`)
  /** What an edge says of its live numbers. */
  const figureOn = async (sentence: string) => {
    const id = await edge(sentence).getAttribute('data-id')
    return (await page.locator(`.sb-label[data-edge="${id}"] b`).textContent()) ?? ''
  }
  return {
    bookmark,
    /** Beside the state: how many of how many, or what is waited for. */
    stateDetail: (name: string) => service(name).locator('.sb-detail'),
    /** A mark for each that is in this state. */
    instances: (name: string, state: string) => service(name).locator(`[data-instance="${state}"]`),
    /** Records a second that it reads. */
    readRate: async (name: string) => {
      const said = await service(name).locator('.sb-rates').getAttribute('title')
      return Number(/^([\d.,]+) \/s read/.exec(said ?? '')?.[1]?.replaceAll(',', ''))
    },
    /** The partitions of a topic that each instance that runs has. */
    lanesOf: async (name: string, topic: string): Promise<readonly (readonly number[])[]> => {
      const said = await service(name)
        .locator('[data-instance="running"]')
        .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('title') ?? ''))
      return said.map((title) => {
        const held = title.split(/partitions |; | · /).find((part) => part.startsWith(`${topic} `))
        return held
          ? held
              .slice(topic.length + 1)
              .split(', ')
              .map(Number)
          : []
      })
    },
    /** A button beside the service that is pointed at. */
    press: async (name: string, button: string | RegExp) => {
      await service(name).locator('.sb-head').hover()
      const id = await service(name).getAttribute('data-id')
      await page.locator(`.sb-tools[data-id="${id}"]`).getByRole('button', { name: button }).click()
    },
    /** So many messages over a connection at once, whether its service runs or not. */
    burst: async (connection: string, count: number) => {
      const inspector = page.getByRole('complementary', { name: 'Inspector' })
      await edge(connection).focus()
      await page.keyboard.press('Enter')
      await inspector.getByLabel('Messages in a burst').fill(`${count}`)
      await inspector.getByRole('button', { name: 'Burst of' }).click()
      await inspector.getByText(`${count.toLocaleString('en')} messages produced.`).waitFor()
    },
    menuOn: (name: string) => service(name).locator('.sb-head').click({ button: 'right' }),
    said: (words: string) => page.getByText(words),
    figureOn,
    /** How far a group is behind, as its edge says. */
    lagOn: async (sentence: string) =>
      Number(/lag ([\d,]+)/.exec(await figureOn(sentence))?.[1]?.replaceAll(',', '') ?? Number.NaN),
    /** Of the calls of the last ten seconds, in percent. */
    failedOn: async (sentence: string) => {
      const figure = await figureOn(sentence)
      return figure === '' ? Number.NaN : Number(/(\d+) % failed/.exec(figure)?.[1] ?? 0)
    },
    /** A badge of the service: an error, dead letters … */
    fact: (name: string, kind: string) => service(name).locator(`[data-fact="${kind}"]`),
    /** So many records towards the tail. */
    dragBack: async (group: string, lane: number, records: number) => {
      // Once it stands still: a sentence above the canvas that goes moves everything.
      await bookmark(group, lane).hover()
      const box = await bookmark(group, lane).boundingBox()
      const width = (await bookmark(group, lane).locator('..').boundingBox())?.width ?? 0
      if (!box) throw new Error('nothing to drag')
      const [x, y, cell] = [box.x + box.width / 2, box.y + box.height / 2, (width * 10) / 372]
      await page.mouse.down()
      await page.mouse.move(x - records * cell, y, { steps: 5 })
      await page.mouse.up()
    },
    moveDialog: page.getByRole('dialog', { name: /^Move the bookmark/ }),
  }
}
