import { expect, it } from 'vitest'
import { EMPTY_TOPOLOGY } from '../../shared/topology/model'
import { sizeOf } from './nodeSize'

const topic = (partitions: number) => ({ id: 't', name: 't', partitions, replication: 1, configs: new Map() })
const height = (partitions: number) =>
  sizeOf({ ...EMPTY_TOPOLOGY, topics: new Map([['t', topic(partitions)]]) }, 't').height
const noteHeight = (text: string) =>
  sizeOf({ ...EMPTY_TOPOLOGY, notes: new Map([['n', { id: 'n', text }]]) }, 'n').height

it('gives a topic a lane per partition up to twelve, and one bar beyond', () => {
  expect(height(12)).toBeGreaterThan(height(11))
  expect(height(13)).toBe(height(1))
  expect(height(10_000)).toBe(height(1))
})

it('gives a note the lines of its text up to a bound', () => {
  expect(noteHeight('a\nb\nc')).toBeGreaterThan(noteHeight('a'))
  expect(noteHeight('x'.repeat(64 * 1024))).toBe(noteHeight('y\n'.repeat(5000)))
})

it('keeps every size on the grid', () => {
  for (const size of [height(1), height(3), noteHeight(''), noteHeight('a\nb')]) expect(size % 8).toBe(0)
})

it('measures a line that looks like a ruled table for as long as a note may be, and the row between head and body not at all', () => {
  const ruled = `${' '.repeat(30_000)}${'|'.repeat(30_000)}x`
  expect(noteHeight(ruled)).toBe(noteHeight('| a |'))
  expect(noteHeight('](('.repeat(20_000))).toBe(noteHeight('x'.repeat(64 * 1024)))
  expect(noteHeight('| a |\n|:-:|\n| b |')).toBe(noteHeight('| a |\n| b |'))
})
