import { describe, expect, it } from 'vitest'
import { boardForTests, drawn } from '../../board/commands/boardForTests'
import { markedParts } from './markedParts'
import { paletteEntries } from './paletteEntries'
import { paletteResults } from './paletteResults'

const BOARD = drawn(`streamboard: 1
services: [{ id: a, name: checkout }]
topics: [{ id: t, name: undone.orders, partitions: 1, replication: 1 }]
notes: [{ id: n, text: Mind the gap }]
`)

function palette(wanted: string, recent: readonly string[] = []) {
  const board = boardForTests(BOARD)
  const running = {
    runs: () => new Map(),
    ownTopic: () => undefined,
    ask: () => Promise.reject(new Error('Nothing is asked here.')),
    start: async () => {},
  }
  const thumbnail = { nodes: [], edges: [], frames: [] }
  const other = { id: 'shop', name: 'Shop', editedAt: 0, running: 0, services: 0, topics: 0, thumbnail }
  const entries = paletteEntries({ context: { ...board, running }, boards: [other] })
  const sections = paletteResults(wanted, entries, recent)
  return { board, sections, found: sections.flatMap(({ results }) => results.map(({ entry }) => entry)) }
}

describe('the palette', () => {
  it('lists what can be done now and everything there is while nothing is typed', () => {
    const { sections, found } = palette('')
    expect(sections.map(({ title }) => title)).toEqual(['Commands', 'Services', 'Topics', 'Notes', 'Boards'])
    expect(found.every(({ whyNot }) => whyNot === undefined)).toBe(true)
  })

  it('begins with what was chosen last, and lists it once', () => {
    const { sections, found } = palette('', ['command fit', 'node a', 'node of another board', 'command undo'])
    expect(sections[0]).toMatchObject({ title: 'Recent' })
    expect(sections[0]?.results.map(({ entry }) => entry.label)).toEqual(['Fit all', 'checkout'])
    expect(new Set(found).size).toBe(found.length)
  })

  it('puts the best first, and what cannot be done behind what can, with the reason', () => {
    const { found } = palette('und')
    expect(found.map(({ label }) => label).slice(0, 2)).toEqual(['undone.orders', 'Undo'])
    expect(found[1]?.whyNot).toBe('There is nothing to undo.')
  })

  it('finds what runs the whole board by the word that is on its button', () => {
    expect(palette('run').found[0]?.label).toBe('Run all services')
  })

  it('finds the appearance by each of its words', () => {
    for (const word of ['dark', 'light', 'theme', 'appearance'])
      expect(palette(word).found[0]?.id, word).toBe('command switch-theme')
  })

  it('offers to rename the board where nothing else can be renamed', () => {
    const { board, found } = palette('rename')
    expect(found[0]?.label).toBe('Rename the board')
    expect(found.find(({ label }) => label === 'Rename')?.whyNot).toBe('Select one node first.')
    found[0]?.choose()
    expect(board.workspace.getState().renamingBoard).toBe(true)
  })

  it('finds nodes, notes and other boards, and goes to them', () => {
    const { board, found } = palette('mind gap')
    expect(found.map(({ label }) => label)).toEqual(['Mind the gap'])
    found[0]?.choose()
    expect(board.workspace.getState()).toMatchObject({ selection: new Set(['n']), view: { kind: 'reveal', id: 'n' } })
    expect(palette('shop').found[0]).toMatchObject({ section: 'Boards', label: 'Shop' })
  })
})

it('marks what was found in runs', () => {
  expect(
    markedParts('abcd', [1, 2])
      .map(({ part, marked }) => (marked ? `[${part}]` : part))
      .join(''),
  ).toBe('a[bc]d')
  expect(markedParts('', [])).toEqual([])
  expect(markedParts('ab', [])).toEqual([{ at: 0, part: 'ab', marked: false }])
})
