import { readdirSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { openStory, type Story } from '../openStory'
import { type GalleryPage, galleryPage } from '../pages/galleryPage'
import { ledgerPage } from '../pages/ledgerPage'
import { onSharedBroker } from '../sharedBroker'

// Something that runs, at a click: it keeps what it promises until somebody plants its fault. That all of them do is shown without a browser.

const FILES = readdirSync(new URL('../../shared/templates', import.meta.url)).filter((name) => name.endsWith('.yaml'))

let story: Story
let gallery: GalleryPage

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  story = await openStory(browser, onSharedBroker())
  gallery = galleryPage(story.page, story.server.address)
})

test.afterAll(() => story?.close())

test('the gallery has all templates, each with its picture', async () => {
  await gallery.open()
  await expect(gallery.templates).toHaveCount(FILES.length)
  await expect(gallery.templates.filter({ has: story.page.locator('svg rect') })).toHaveCount(FILES.length)
})

for (const { template, promise, fault } of [
  { template: 'Order saga', promise: 'What is reserved is shipped or released', fault: /^set stock-answers/ },
  { template: 'Payments with outbox', promise: 'Each payment has its event', fault: 'All of them, in this order' },
])
  test(`${template} is green at a click, and red when its fault is planted`, async () => {
    await gallery.open()
    const board = await gallery.startTemplate(template)
    const { invariant, plantFault } = ledgerPage(story.page)
    await expect(invariant(promise)).toHaveAttribute('data-state', 'holds', { timeout: 20_000 })
    await plantFault(fault)
    await expect(invariant(promise)).toHaveAttribute('data-state', 'broken', { timeout: 20_000 })
    await board.stopAll()
  })

test('own boards come first from then on', async () => {
  await gallery.open()
  await expect(story.page.getByRole('region').first()).toHaveAccessibleName(/^Your boards/)
  await expect(gallery.cards).toHaveCount(2)
})
