import { expect, test } from '@playwright/test'
import { expectAccessible } from '../expectAccessible'
import { focusOf } from '../focusOf'
import { outlinePage } from '../pages/outlinePage'
import { storyByKeyboard } from '../storyByKeyboard'

// The same drawing without a mouse: from the gallery to a connected board and back.

const { page, board, press, type, tabTo, openBoard } = storyByKeyboard()

test('the gallery opens a new board', async () => {
  await openBoard(/^New board/)
  await expect(board().waysOn).toBeVisible()
})

test('N adds what is picked with the arrow keys, and its name can be typed at once', async () => {
  await press('n')
  await expect(board().picker.getByRole('menuitem')).toHaveText([/^Service/, /^Topic/, /^Store/, /^Note/])
  await expect(board().picker.getByRole('menuitem').first()).toBeFocused()
  await press('Enter')
  await expect(board().canvas.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await type('web')
  await press('Enter')
  await expect(board().service('web')).toBeFocused()
  // Without a pause nothing of it is lost, and nothing is a shortcut that was meant for a name.
  await press('n', 'ArrowDown')
  await type('\npage.viewed\nn\nstats\n')
  await expect(board().nodes).toHaveCount(3)
  await expect(board().topic('page.viewed')).toBeVisible()
  await expect(board().service('stats')).toBeFocused()
})

test('Tab reaches every node, and the focus can be seen', async () => {
  await tabTo(/^Service web/)
  await expect(board().service('web')).toBeFocused()
  const outline = await board()
    .service('web')
    .evaluate((node) => getComputedStyle(node).outlineStyle)
  expect(outline).not.toBe('none')
  await press('Enter')
  await expect(board().service('web')).toHaveClass(/selected/)
})

test('C connects to what is chosen from a list', async () => {
  await type('cpage\n')
  await expect(board().edge('web produces to page.viewed')).toBeVisible()
  await expect(page().getByRole('dialog')).toHaveCount(0)
  await tabTo(/^Topic page.viewed/)
  await press('Enter', 'c')
  await expect(page().getByRole('option')).toHaveCount(3)
  await expect(page().getByRole('option').last()).toContainText('New service')
  await press('ArrowDown')
  await expect(page().getByRole('option', { selected: true })).toContainText('web')
  await press('ArrowUp', 'Enter')
  await expect(board().edge('stats subscribes to page.viewed as group stats')).toBeVisible()
})

test('F2 renames, Escape gives up, arrows move, Delete deletes, Ctrl+Z brings back', async () => {
  await tabTo(/^Service stats/)
  await press('Enter', 'F2')
  await type('forgotten')
  await press('Escape')
  await expect(board().service('stats')).toBeFocused()
  await press('F2')
  await type('statistics')
  await press('Enter')
  await expect(board().service('statistics')).toBeFocused()
  const before = await board().service('statistics').boundingBox()
  await press('ArrowRight', 'Shift+ArrowDown')
  await expect
    .poll(() => board().service('statistics').boundingBox())
    .toEqual({ ...before, x: (before?.x ?? 0) + 8, y: (before?.y ?? 0) + 40 })
  await press('Delete')
  await expect(board().nodes).toHaveCount(2)
  await expect(board().edges).toHaveCount(1)
  await press('Control+z')
  await expect(board().service('statistics')).toBeVisible()
  await expect(board().edges).toHaveCount(2)
})

test('? shows every shortcut; Ctrl+K finds every command and every node; Escape leaves both', async () => {
  await press('?')
  const sheet = page().getByRole('dialog', { name: 'Keyboard shortcuts' })
  for (const words of ['Undo', 'Connect to…', 'Tidy up', 'Duplicate']) await expect(sheet).toContainText(words)
  await press('Escape')
  await expect(sheet).toBeHidden()
  await press('Control+k')
  const palette = page().getByRole('combobox', { name: 'Command, service, topic or board' })
  await expect(palette).toBeFocused()
  await type('page.viewed')
  await press('Enter')
  await expect(palette).toBeHidden()
  await expect(board().topic('page.viewed')).toHaveClass(/selected/)
  await press('Control+k')
  await expect(palette).toBeFocused()
  await type('tidy')
  await press('Enter')
  await expect(palette).toBeHidden()
  await press('Control+k', 'Escape')
  await expect(palette).toBeHidden()
})

test('Tab goes round the whole page and is trapped nowhere; Shift+Tab goes back', async () => {
  const seen: string[] = []
  for (let tabs = 0; tabs < 80; tabs++) {
    await press('Tab')
    const now = (await focusOf(page())).name
    if (seen.length > 0 && now === seen[0]) break
    seen.push(now)
  }
  const all = seen.join(' | ')
  for (const place of ['All boards', 'Plan', 'Add a service', 'Service web', 'Messages']) expect(all).toContain(place)
  await press('Shift+Tab')
  expect((await focusOf(page())).name).toBe(seen.at(-1))
})

// The social media platform of the template, from nothing. A gesture adds a thing with its name, or connects it: a few keys in a row.

let gestures = 0

async function add(kind: 'service' | 'topic' | 'store', name: string) {
  gestures += 1
  await press('n', ...Array.from({ length: ['service', 'topic', 'store'].indexOf(kind) }, () => 'ArrowDown'))
  await type(`\n${name}\n`)
  await expect(
    outlinePage(page())
      .line(new RegExp(`^${kind} ${name},?`, 'i'))
      .first(),
  ).toBeFocused()
}

/** What has just been added, with each of these. */
async function connect(...targets: readonly string[]) {
  for (const target of targets) {
    gestures += 1
    await type(`c${target}\n`)
    await expect(page().getByRole('dialog')).toBeHidden()
  }
}

test('the social media platform is drawn from nothing in the outline', async () => {
  test.setTimeout(240_000)
  await openBoard(/^New board/)
  await expect(board().waysOn).toBeVisible()
  await press('o')
  await expect(page().getByText('Nothing is drawn yet.')).toBeFocused()
  for (const store of ['profiles', 'conversations']) await add('store', store)
  for (const topic of ['feed-entries', 'message-stored', 'payments']) await add('topic', topic)
  for (const [reader, ...kept] of [
    ['user-profile', 'profiles'],
    ['news-feed', 'feed-entries'],
    ['notification'],
    ['messaging', 'message-stored', 'conversations'],
  ] as const) {
    await add('service', reader)
    await connect(...kept)
  }
  for (const [topic, ...readers] of [
    ['user-updates', 'user-profile'],
    ['user-posts', 'news-feed', 'notification'],
    ['direct-messages', 'notification', 'messaging'],
  ] as const) {
    await add('topic', topic)
    await connect(...readers)
  }
  for (const [writer, topic] of [
    ['profile-api', 'user-updates'],
    ['post-api', 'user-posts'],
    ['message-api', 'direct-messages'],
    ['payments', 'payments'],
  ] as const) {
    await add('service', writer)
    await connect(topic)
  }
  await press('Alt+Shift+T')
  gestures += 1
  await expect(board().nodes).toHaveCount(16)
  await expect(board().edges).toHaveCount(13)
  expect(gestures).toBeLessThan(40)
})

test('the outline finds, opens, moves, renames and deletes; the focus never falls out of it', async () => {
  const { filter, line, nameField, lines } = outlinePage(page())
  await press('Control+f')
  await expect(filter).toBeFocused()
  await type('news')
  await press('ArrowDown')
  await expect(line(/^Service news-feed/)).toBeFocused()
  await expect(board().service('news-feed')).toHaveClass(/selected/)
  await press('ArrowRight', 'ArrowDown')
  await expect(lines.and(page().locator(':focus'))).toHaveAccessibleName(/^(produces to|subscribes to)/)
  await press('ArrowLeft')
  const before = await board().file()
  await press('Control+ArrowRight', 'Control+Shift+ArrowDown')
  expect(await board().file()).not.toBe(before)
  await press('F2')
  await expect(nameField).toBeFocused()
  await type('timeline')
  await press('Escape')
  await expect(line(/^Service news-feed/)).toBeFocused()
  await press('Delete')
  await expect(board().nodes).toHaveCount(15)
  await expect(page().locator('[data-part="outline"] :focus')).toHaveCount(1)
  await press('Control+z', 'Control+z', 'Control+z')
  await expect(board().nodes).toHaveCount(16)
  expect(await board().file()).toBe(before)
  await expectAccessible(page(), 'the outline of what was drawn', 'outline')
})

test('the menu of a line is the one of its thing, and gives the focus back', async () => {
  const { filter, line } = outlinePage(page())
  await filter.focus()
  await press('Escape')
  await line(/^Topic user-posts/).focus()
  await press('Shift+F10')
  const menu = page().getByRole('menu')
  await expect(menu.getByRole('menuitem', { name: /^Rename/ })).toBeVisible()
  await press('Escape')
  await expect(menu).toBeHidden()
  await expect(line(/^Topic user-posts/)).toBeFocused()
})
