import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const DOCS = join(import.meta.dirname, '..', 'docs')
const text = readFileSync(join(DOCS, 'promises.md'), 'utf8')
const rows = text.split('\n').filter((line) => /^\| [A-Z]\d+ \|/.test(line))
const shown = rows.flatMap((row) => {
  const [, number = ''] = /^\| ([A-Z]\d+) \|/.exec(row) ?? []
  return [...row.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, title = '', path = '']) => ({ number, title, path }))
})

it('every promise has a test', () => {
  expect(rows.length).toBeGreaterThan(25)
  for (const row of rows)
    expect(
      shown.some(({ number }) => row.startsWith(`| ${number} |`)),
      row,
    ).toBe(true)
})

it.each(shown)('$number: $title', ({ title, path }) => {
  const file = join(DOCS, path)
  expect(existsSync(file), path).toBe(true)
  expect(readFileSync(file, 'utf8')).toContain(title)
})
