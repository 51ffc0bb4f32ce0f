import { expect, it } from 'vitest'
import { isTameMarkdown } from './isTameMarkdown'

const table = (columns: number, rows: number) =>
  [`${'|a'.repeat(columns)}|`, `${'|-'.repeat(columns)}|`, ...Array.from({ length: rows }, () => '|b')].join('\n')

it('draws tables as people write them', () => {
  expect(isTameMarkdown(table(5, 100))).toBe(true)
  expect(isTameMarkdown(`# Title\n\n${table(8, 20)}\n\n---\n- one | two`)).toBe(true)
})

it('leaves a wide table of many short rows as it is written, in a quote too', () => {
  const hostile = table(2_500, 3_000)
  expect(hostile.length).toBeLessThan(20_000)
  expect(isTameMarkdown(hostile)).toBe(false)
  expect(isTameMarkdown(table(1_000, 1_000).replaceAll(/^/gm, '> '))).toBe(false)
})
