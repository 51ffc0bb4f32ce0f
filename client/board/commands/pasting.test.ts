import { expect, it, vi } from 'vitest'
import { boardToFragment } from '../../../shared/formats/boardLink'
import { boardForTests, drawn } from './boardForTests'
import { paste, pasteText } from './pasting'

const HERE = drawn('streamboard: 1\nname: Here\ntopics:\n  - { id: t, name: orders, partitions: 6 }\n')

const names = (things: ReadonlyMap<string, { readonly name: string }>) =>
  [...things.values()].map(({ name }) => name).sort()

it('an AsyncAPI document is joined to the board, which tells what was joined and what was left out', async () => {
  const board = boardForTests(HERE)
  await pasteText(
    board,
    `asyncapi: 3.0.0
info: { title: Kitchen }
servers: {}
channels: { orders: { address: orders }, plates: { address: plates } }
operations:
  cook: { action: receive, channel: { $ref: '#/channels/orders' } }
  serve: { action: send, channel: { $ref: '#/channels/plates' } }
`,
  )
  expect(names(board.topology().services)).toEqual(['Kitchen'])
  expect(names(board.topology().topics)).toEqual(['orders', 'plates'])
  expect(board.said).toEqual([
    'Pasted. Already here and joined: orders. Not all of it can be drawn: Servers are left out: which cluster a board runs on is no part of the drawing.',
  ])
})

it('a flowchart is drawn', async () => {
  const board = boardForTests(HERE)
  await pasteText(board, 'flowchart LR\n  till[Till] --> o[(orders)] --> k[Kitchen]\n')
  expect(names(board.topology().services)).toEqual(['Kitchen', 'Till'])
  expect(board.topology().connections.size).toBe(2)
})

it('a link brings a copy of its board', async () => {
  const board = boardForTests(HERE)
  await pasteText(board, `http://localhost:4000/share#${boardToFragment(HERE)}`)
  expect(names(board.topology().topics)).toEqual(['orders', 'orders-2'])
})

it.each(['hello', '{"a":1}', 'https://kafka.apache.org', '[[[[', '💥'.repeat(1000), 'flowchart LR', 'asyncapi: 1.0.0'])(
  '%.20s leaves the board alone, with a sentence',
  async (text) => {
    const board = boardForTests(HERE)
    await pasteText(board, text)
    expect(board.topology()).toEqual(HERE)
    expect(board.said).toEqual([expect.stringMatching(/^This cannot be pasted: .*[.)]$/)])
  },
)

it('what fails while it is read is said, and not blamed on the clipboard', async () => {
  const board = {
    ...boardForTests(HERE),
    place: async () => {
      throw new TypeError('Failed to fetch dynamically imported module')
    },
  }
  board.held.text = 'flowchart LR\n  till[Till] --> o[(orders)]\n'
  paste.run(board)
  await vi.waitFor(() => expect(board.said).toHaveLength(1))
  expect(board.said[0]).toMatch(/^The drawing could not be read: .* reload the page\.$/)
  expect(board.topology()).toEqual(HERE)
})
