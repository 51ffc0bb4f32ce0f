import { expect, it } from 'vitest'
import { boardForTests, drawn } from './boardForTests'
import { copyLink, EXPORTS, importDrawing } from './sharing'

const SMALL = drawn('streamboard: 1\nname: Shop\nservices:\n  - { id: a, name: Orders }\n')
const LARGE = {
  ...SMALL,
  notes: new Map(
    Array.from({ length: 400 }, (_, at) => [`n${at}`, { id: `n${at}`, text: `${Math.sin(at)} ${Math.cos(at)}` }]),
  ),
}

it('an empty board has nothing to take out, but takes in', () => {
  const board = boardForTests()
  expect([...EXPORTS, copyLink].some((command) => command.enabled(board))).toBe(false)
  importDrawing.run(board)
  expect(board.workspace.getState().dialog).toEqual({ kind: 'import' })
})

it('each form opens its own part of the dialog', () => {
  const board = boardForTests(SMALL)
  for (const command of EXPORTS) {
    command.run(board)
    expect(board.workspace.getState().dialog).toEqual({ kind: 'export', tab: command.id.replace('export-', '') })
  }
})

it('a link that some would cut off is looked at first', async () => {
  const board = boardForTests(LARGE)
  copyLink.run(board)
  await expect.poll(() => board.workspace.getState().dialog).toEqual({ kind: 'export', tab: 'link' })
  expect(board.held.text).toBe('')
})
