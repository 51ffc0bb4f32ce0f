import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { unzipSync } from 'fflate'
import { parseBoardFile } from '../../shared/topology/boardFile'
import { expectAccessible } from '../expectAccessible'
import { openStory, type Story } from '../openStory'
import { openWindow } from '../openWindow'
import { type BoardPage, boardPage } from '../pages/boardPage'
import { filesPage } from '../pages/filesPage'
import { galleryPage } from '../pages/galleryPage'
import { sharingPage } from '../pages/sharingPage'
import { versionsPage } from '../pages/versionsPage'
import { onSharedBroker } from '../sharedBroker'

// What is drawn goes out as a picture, as AsyncAPI documents and as a link; another browser opens them to the same drawing.

const SHOP = `streamboard: 1
name: Shop
services:
  - { id: desk, name: Order desk }
  - { id: stock, name: Stock keeper }
topics:
  - { id: placed, name: order-placed, partitions: 3, configs: { cleanup.policy: compact, retention.ms: "86400000" }, example: '{"id":7}', schema: "{\\n  \\"type\\": \\"object\\"\\n}" }
  - { id: reserved, name: stock-reserved, partitions: 2 }
connections:
  - { id: a, kind: produces, from: desk, to: placed, rate: 1 }
  - { id: b, kind: subscribes, from: placed, to: stock, group: keepers }
  - { id: c, kind: produces, from: stock, to: reserved, when: input }
layout: { desk: { x: 0, y: 0 }, placed: { x: 320, y: 0 }, stock: { x: 840, y: 0 }, reserved: { x: 1160, y: 0 } }
`

let story: Story
let page: Page
let board: BoardPage
let other: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser, onSharedBroker())
  page = story.page
  other = await openWindow(browser)
  await galleryPage(page, story.server.address).open()
  await filesPage(page).pasteText(SHOP)
  board = await opened(page)
})

test.afterAll(async () => {
  await other?.close()
  await story?.close()
})

async function opened(where: Page): Promise<BoardPage> {
  await where.waitForURL(/\/boards\/[a-z0-9-]+$/)
  const there = boardPage(where)
  await expect(there.nodes.first()).toBeVisible()
  await expect(there.saved).toBeVisible()
  return there
}

/** The drawing without ids, places and its name: who sends what where, and how the topics are. */
function meaningOf(file: string) {
  const parsed = parseBoardFile(file)
  if (!parsed.ok) throw new Error(file)
  const { services, topics, connections } = parsed.value
  const name = (id: string) => services.get(id)?.name ?? topics.get(id)?.name ?? ''
  return {
    services: [...services.values()].map(({ name }) => name).sort(),
    topics: [...topics.values()]
      .map(({ id: _, configs, ...topic }) => ({ ...topic, configs: [...configs] }))
      .sort(byName),
    connections: [...connections.values()]
      .map(({ id: _, from, to, ...connection }) => ({ ...connection, name: `${name(from)} > ${name(to)}` }))
      .sort(byName),
  }
}
const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)

test('as a picture that needs nothing beside it', async () => {
  const svg = await readFile(await sharingPage(page).download('Picture', 'SVG'), 'utf8')
  for (const word of ['Order desk', 'stock-reserved', '3 partitions', 'keepers']) expect(svg).toContain(`>${word}<`)
  expect(svg).not.toMatch(/https?:\/\/(?!www\.w3\.org)|foreignObject|<script/)
  await other.goto(`${story.server.address}/share`)
  const [width, height] = await other.evaluate(async (text) => {
    const image = new Image()
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
    await image.decode()
    return [image.naturalWidth, image.naturalHeight]
  }, svg)
  expect(svg).toContain(`width="${width}" height="${height}"`)
  const png = await readFile(await sharingPage(page).download('Picture', 'PNG'))
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([(width ?? 0) * 2, (height ?? 0) * 2])
  const inPixels = (scale: number) =>
    [width, height].map((side) => ((side ?? 0) * scale).toLocaleString('en-US')).join(' × ')
  for (const scale of [1, 4]) expect(await sharingPage(page).pixels(`${scale}×`)).toContain(inPixels(scale))
})

test('as projects, whose files are looked at before they are downloaded', async () => {
  const { projects } = sharingPage(page)
  await projects.open()
  await expect(projects.files).toHaveText([/^services\/order-desk/, /^services\/stock-keeper/, /^The project around/])
  await expectAccessible(page, 'the files of an export', 'dialog')
  await projects.folder('services/stock-keeper').click()
  await projects.folder('src/handlers/order-placed.ts').click()
  await expect(projects.preview).toContainText('Answers the records of order-placed in the group keepers.')
  await expect(projects.preview).toContainText('Yours to edit')
  await projects.find.fill('stock-keeper/src/gen/kafka.ts')
  await projects.find.press('Tab')
  await page.keyboard.press('Enter')
  await expect(projects.preview).toContainText('services/stock-keeper/src/gen/kafka.ts')
  await expect(projects.preview).toContainText('Generated')
  await projects.close()
})

test('as a link that shows it, and makes it a board of whoever opened it', async () => {
  const link = await sharingPage(page).link()
  expect(link).toContain(await sharingPage(page).fragment())
  const asked: string[] = []
  other.on('request', (request) => asked.push(request.url()))
  await other.goto(link)
  const shared = sharingPage(other)
  await expect(shared.drawing).toBeVisible()
  await expect(other.getByRole('heading', { name: 'Shop' })).toBeVisible()
  await expectAccessible(other, 'a shared drawing')
  expect(asked.filter((address) => address.includes(link.slice(-40)))).toEqual([])
  await shared.makeMine()
  expect(await (await opened(other)).file()).toBe(await board.file())
})

test('as a link in a frame of a page, where it can be moved but not changed', async () => {
  const link = await sharingPage(page).link()
  const sockets: string[] = []
  other.on('websocket', (socket) => sockets.push(socket.url()))
  await other.goto(link.replace('/share#', '/embed#'))
  await expect(sharingPage(other).drawing).toBeVisible()
  await expect(other.getByRole('button', { name: 'Make it a board of mine' })).toHaveCount(0)
  const before = await sharingPage(other).drawing.boundingBox()
  await other.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(async () => (await sharingPage(other).drawing.boundingBox())?.width).not.toBe(before?.width)
  expect(sockets).toEqual([])
})

test('as AsyncAPI documents, which another browser imports to the same drawing', async () => {
  const zip = unzipSync(await readFile(await sharingPage(page).download('AsyncAPI', 'All as zip')))
  const files = Object.entries(zip).map(([path, bytes]) => ({
    name: path.split('/').at(-1) ?? '',
    mimeType: 'application/yaml',
    buffer: Buffer.from(bytes),
  }))
  await galleryPage(other, story.server.address).open()
  await filesPage(other).chooseFiles('Open a file…', files)
  const dialog = other.getByRole('dialog')
  await expect(dialog).toContainText('2 services, 2 topics, 3 connections')
  await dialog.getByRole('button', { name: 'Open as a new board' }).click()
  const there = await opened(other)
  expect(meaningOf(await there.file())).toEqual(meaningOf(await board.file()))
})

const KITCHEN = `asyncapi: 2.6.0
info: { title: Packer, version: 1.0.0 }
channels:
  stock-reserved: { publish: { message: { payload: { type: object }, headers: { type: object } } } }
  parcel-packed: { subscribe: { message: { payload: { $ref: 'https://example.com/parcel.json' } } } }
`

test('what is pasted on the canvas is joined to what is drawn; undo takes it back', async () => {
  const before = await board.file()
  await filesPage(page).pasteText(KITCHEN)
  await expect(board.service('Packer')).toBeVisible()
  await expect(
    page.getByText(/Already here and joined: stock-reserved\. Not all of it can be drawn: .+ And \d more/),
  ).toBeVisible()
  const { connections, topics } = meaningOf(await board.file())
  expect(topics.map(({ name }) => name)).toEqual(['order-placed', 'parcel-packed', 'stock-reserved'])
  expect(connections.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['stock-reserved > Packer', 'Packer > parcel-packed']),
  )
  await page.keyboard.press('Control+z')
  await expect(board.service('Packer')).toHaveCount(0)
  expect(await board.file()).toBe(before)
  await filesPage(page).pasteText(
    'flowchart LR\n  subgraph Post\n    m[Mailer]\n  end\n  o[(order-placed)] -->|mails| m\n',
  )
  await expect(board.service('Mailer')).toBeVisible()
  await expect(page.getByText('Post', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(board.service('Mailer')).toHaveCount(0)
  await filesPage(page).pasteText('Dear Sir or Madam')
  await expect(page.getByText(/^This cannot be pasted: This is neither a board file/)).toBeVisible()
})

test('the import dialog tells what will be drawn and what cannot, and what is added keeps a version before it', async () => {
  await board.selectService('Order desk')
  await page.keyboard.press('ArrowRight')
  await filesPage(page).dropFile({ name: 'packer.yaml', content: KITCHEN })
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('1 service, 2 topics, 2 connections')
  await expect(dialog).toContainText('Already on this board, and joined if it is added here: stock-reserved')
  await expect(dialog.getByRole('listitem')).toContainText([
    'The headers of a message have no place on a topic. packer.yaml 4:',
    'leads out of the document; nothing is fetched. packer.yaml 5:',
  ])
  await expectAccessible(page, 'what will be drawn of a document', 'dialog')
  await dialog.getByRole('button', { name: 'Add to this board' }).click()
  await expect(board.service('Packer')).toBeVisible()
  await versionsPage(page).open()
  await expect(versionsPage(page).row('Before an import')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(board.service('Packer')).toHaveCount(0)
})

test('bad links and documents each get their sentence', async () => {
  const link = await sharingPage(page).link()
  const dialogAlerts = other.getByRole('alert')
  for (const [address, sentence] of [
    [link.slice(0, -20), /changed or cut off on its way/],
    [`${story.server.address}/share#hello`, /no whole board in this link/],
    [`${story.server.address}/share`, /no whole board in this link/],
  ] as const) {
    await other.goto('about:blank')
    await other.goto(address)
    await expect(dialogAlerts.filter({ hasText: sentence })).toBeVisible()
  }
  await galleryPage(other, story.server.address).open()
  for (const [text, sentence] of [
    ['asyncapi: 1.2.0', /says "asyncapi: 1.2.0"; 2.0 to 3.1 are read/],
    ['asyncapi: 3.0.0\na: &a [*a]', /stands inside of what it stands for/],
    [`{"asyncapi":${'['.repeat(5000)}${']'.repeat(5000)}}`, /nested more than 64 levels/],
    ['flowchart LR', /nothing to draw in this flowchart/],
  ] as const) {
    await filesPage(other).pasteText(text)
    await expect(dialogAlerts.filter({ hasText: sentence })).toBeVisible()
    await other.getByRole('button', { name: 'Dismiss' }).click()
  }
})
