import { expect, it } from 'vitest'
import { boardForTests, drawn } from '../../board/commands/boardForTests'
import { fuzzyFilter } from '../../ui/fuzzyMatch'
import { paletteEntries } from './paletteEntries'

it('finds what runs the whole board by the word that is on its button', () => {
  const board = boardForTests(drawn('streamboard: 1\nservices: [{ id: a, name: a }]\n'))
  const running = { runs: () => new Map(), ask: () => Promise.reject(new Error('Nothing is asked here.')) }
  const entries = paletteEntries({ context: { ...board, running }, boards: [] })
  expect(fuzzyFilter('run', entries, ({ label }) => label)[0]?.label).toBe('Run all services')
})
