import { expect, it } from 'vitest'
import { drawn } from '../board/commands/boardForTests'
import { elkGraph } from './tidy'

const BOARD = drawn(`
streamboard: 1
name: Tidy
services: [{ id: b, name: b, language: go }, { id: a, name: a, language: go }]
topics: [{ id: t, name: t, partitions: 3, replication: 1 }]
connections: [{ id: at, kind: produces, from: a, to: t }, { id: tb, kind: subscribes, from: t, to: b, group: b }]
`)

it('gives the layout only what is to be placed, always in the same order', () => {
  const graph = elkGraph(BOARD, new Set(['t', 'a']))
  expect(graph.children?.map(({ id }) => id)).toEqual(['a', 't'])
  expect(graph.edges?.map(({ id }) => id)).toEqual(['at'])
  expect(graph.children?.every(({ width, height }) => Number(width) > 0 && Number(height) > 0)).toBe(true)
})
