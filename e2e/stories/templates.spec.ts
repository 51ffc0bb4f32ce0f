import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { parse } from 'yaml'
import { expectAccessible } from '../expectAccessible'
import { openStory, type Story } from '../openStory'
import { type GalleryPage, galleryPage } from '../pages/galleryPage'
import { ledgerPage } from '../pages/ledgerPage'
import { onSharedBroker } from '../sharedBroker'

// Something that runs, at a click: each template keeps what it promises until somebody plants its faults.

type Template = {
  readonly name: string
  readonly invariants: readonly { readonly name: string }[]
  readonly faults: readonly object[]
}

const FOLDER = new URL('../../shared/templates/', import.meta.url)
const TEMPLATES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name): Template => parse(readFileSync(new URL(name, FOLDER), 'utf8')))

const PATIENCE = { timeout: 45_000 }

let story: Story
let gallery: GalleryPage

test.describe.configure({ mode: 'serial', timeout: 120_000 })

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser, onSharedBroker())
  gallery = galleryPage(story.page, story.server.address)
})

test.afterAll(() => story?.close())

test.beforeEach(() => gallery.open())

test('the gallery has all templates, each with its picture', async () => {
  await expect(gallery.templates).toHaveCount(TEMPLATES.length)
  await expect(gallery.templates.filter({ has: story.page.locator('svg rect') })).toHaveCount(TEMPLATES.length)
})

for (const { name, invariants, faults } of TEMPLATES)
  test(`${name} is green at a click, and red when its faults are planted`, async () => {
    const board = await gallery.startTemplate(name)
    const { invariant, broken, plantFault } = ledgerPage(story.page)
    for (const promise of invariants)
      await expect(invariant(promise.name)).toHaveAttribute('data-state', 'holds', PATIENCE)
    await plantFault(faults.length > 1 ? 'All of them, in this order' : /./)
    await expect(broken.first()).toBeVisible(PATIENCE)
    await board.stopAll()
  })

test('own boards come first from then on', async () => {
  await expect(story.page.getByRole('region').first()).toHaveAccessibleName(/^Your boards/)
  await expect(gallery.cards).toHaveCount(TEMPLATES.length)
  await expectAccessible(story.page, 'a gallery full of boards')
})
