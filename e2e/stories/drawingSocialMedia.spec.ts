import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { parseBoardFile } from '../../shared/topology/boardFile'
import type { Topology } from '../../shared/topology/model'
import { expectAccessible } from '../expectAccessible'
import { openStory, type Story } from '../openStory'
import type { BoardPage } from '../pages/boardPage'
import { galleryPage } from '../pages/galleryPage'
import { onSharedBroker } from '../sharedBroker'

// The social media platform of the template, drawn by mouse from nothing. A gesture is one drag, one click or one key; a name is typed
// where it is asked for, which is none.

const MOST_GESTURES = 40

let story: Story
let page: Page
let board: BoardPage
let gestures = 0
let steps = 0
let drawn: string

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser, onSharedBroker())
  page = story.page
})

test.afterAll(() => story?.close())

/** A service dragged from the palette and named. */
async function place(name: string, x: number, y: number) {
  await board.dragFromPalette('service', { x, y }, name)
  gestures += 1
  steps += 2
}

type Kind = 'Service' | 'Topic' | 'State'

/** A connection dropped into empty space, what is at its end picked and named. */
async function flow(from: 'service' | 'topic', name: string, end: readonly [Kind, string, number, number]) {
  const [kind, called, x, y] = end
  await board.connectToEmpty(board[from](name), 'right', { x, y })
  await board.pick(kind)
  await board.nameIt(called)
  gestures += 2
  steps += 2
}

async function press(keys: string) {
  await page.keyboard.press(keys)
  gestures += 1
}

test.beforeAll(async () => {
  const gallery = galleryPage(page, story.server.address)
  await gallery.open()
  board = await gallery.newBoard()
  await expect(board.waysOn).toBeVisible()
  await board.zoomOut()
  gestures += 1
})

test('profiles: a flow from service to store, each dropped into empty space behind the one before', async () => {
  await place('profile-api', 80, 60)
  await flow('service', 'profile-api', ['Topic', 'user-updates', 330, 60])
  await flow('topic', 'user-updates', ['Service', 'user-profile', 590, 60])
  await flow('service', 'user-profile', ['State', 'profiles', 840, 60])
})

test('posts', async () => {
  await place('post-api', 80, 190)
  await flow('service', 'post-api', ['Topic', 'user-posts', 330, 190])
  await flow('topic', 'user-posts', ['Service', 'news-feed', 590, 160])
  await flow('service', 'news-feed', ['Topic', 'feed-entries', 840, 170])
})

test('messages: a topic that two read, and a reader that keeps what it reads', async () => {
  await place('message-api', 80, 340)
  await flow('service', 'message-api', ['Topic', 'direct-messages', 330, 340])
  await flow('topic', 'direct-messages', ['Service', 'notification', 590, 260])
  await flow('topic', 'direct-messages', ['Service', 'messaging', 590, 370])
  await flow('service', 'messaging', ['Topic', 'message-stored', 840, 310])
  await flow('service', 'messaging', ['State', 'conversations', 840, 420])
})

test('payments, and whoever is notified of posts: that is the platform of the template', async () => {
  await board.connect(board.topic('user-posts'), 'right', board.service('notification'))
  gestures += 1
  steps += 1

  await place('payments', 80, 480)
  await flow('service', 'payments', ['Topic', 'payments', 330, 480])

  await expect(board.edge('notification subscribes to user-posts as group notification')).toBeAttached()
  expect(wordsOf(await topologyOf(board))).toEqual(wordsOf(await template()))
})

test('what belongs together is framed, all is tidied, and it took fewer than forty gestures', async () => {
  await board.drag({ x: 525, y: 325 }, { x: 960, y: 455 })
  gestures += 1
  await press('Control+g')
  await board.nameIt('Messages')
  steps += 2
  expect((await topologyOf(board)).frames.size).toBe(1)
  await board.clickEmpty({ x: 8, y: 8 })
  gestures += 1
  const before = await board.file()
  await press('Alt+Shift+T')
  steps += 1
  await expect.poll(() => board.file()).not.toBe(before)
  drawn = await board.file()
  await expectAccessible(page, 'a framed drawing', 'canvas')
  expect(gestures, 'gestures').toBeLessThan(MOST_GESTURES)
  test.info().annotations.push({ type: 'gestures', description: String(gestures) })
})

test('all of it is undone to the empty board and redone to the very same picture', async () => {
  for (let step = 0; step < steps; step++) await page.keyboard.press('Control+z')
  await expect(board.waysOn).toBeVisible()
  for (let step = 0; step < steps; step++) await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => board.file()).toBe(drawn)
})

test('all of it is pasted into another board', async () => {
  await board.clickEmpty({ x: 8, y: 8 })
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  const other = await page.context().newPage()
  const gallery = galleryPage(other, story.server.address)
  await gallery.open()
  const there = await gallery.newBoard()
  await expect(there.waysOn).toBeVisible()
  await other.keyboard.press('Control+v')
  await expect(there.waysOn).toBeHidden()
  expect(wordsOf(await topologyOf(there))).toEqual(wordsOf(await template()))
  await other.close()
})

const topologyOf = async (shown: BoardPage): Promise<Topology> => topologyIn(await shown.file())

async function template(): Promise<Topology> {
  return topologyIn(await readFile(new URL('../../shared/templates/social-media.yaml', import.meta.url), 'utf8'))
}

function topologyIn(file: string): Topology {
  const parsed = parseBoardFile(file)
  if (!parsed.ok) throw new Error(parsed.problems.map(({ sentence }) => sentence).join(' '))
  return parsed.value
}

/** What a drawing says apart from places and settings: who is there, and who is connected with whom by what. */
function wordsOf({ services, topics, stores, connections }: Topology): readonly string[] {
  const kinds = [
    ['service', services],
    ['topic', topics],
    ['store', stores],
  ] as const
  const words = new Map(
    kinds.flatMap(([kind, nodes]) => [...nodes.values()].map(({ id, name }) => [id, `${kind} ${name}`] as const)),
  )
  const lines = [...connections.values()].map(({ kind, from, to }) => `${words.get(from)} ${kind} ${words.get(to)}`)
  return [...words.values(), ...lines].sort()
}
