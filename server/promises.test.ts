import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const DOCS = join(import.meta.dirname, '..', 'docs')
const ROW = /^\| ([A-Z]{1,2}\d+) \|/
const rowsOf = (page: string) =>
  readFileSync(join(DOCS, page), 'utf8')
    .split('\n')
    .filter((line) => ROW.test(line))
const numberOf = (row: string) => ROW.exec(row)?.[1] ?? ''
const shownBy = (rows: readonly string[]) =>
  rows.flatMap((row) => {
    const number = numberOf(row)
    return [...row.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, title = '', path = '']) => ({ number, title, path }))
  })
const rows = rowsOf('promises.md')
const shown = shownBy(rows)

it('every promise has a test', () => {
  expect(rows.length).toBeGreaterThan(25)
  for (const row of rows)
    expect(
      shown.some(({ number }) => row.startsWith(`| ${number} |`)),
      row,
    ).toBe(true)
})

it.each([...shown, ...['teaching-rows.md', 'canvas-habits.md'].flatMap((page) => shownBy(rowsOf(page)))])(
  '$number: $title',
  ({ title, path }) => {
    const file = join(DOCS, path)
    expect(existsSync(file), path).toBe(true)
    expect(readFileSync(file, 'utf8')).toContain(title)
  },
)

/** Of the benchmark a row has as many lines as it has measurements. */
it('no two promises, habits, rows of the teaching brief or rows of the benchmark have the same number', () => {
  const measured = new Set(rowsOf('figures.md').map(numberOf))
  const promised = [...rows, ...rowsOf('teaching-rows.md'), ...rowsOf('canvas-habits.md')].map(numberOf)
  const all = [...measured, ...promised]
  expect(all.filter((number, at) => all.indexOf(number) !== at)).toEqual([])
})

const STORIES = join(DOCS, '..', 'e2e', 'stories')

/** Whatever a person can bring onto the screen is within everybody's reach. */
it.each(readdirSync(STORIES))('%s looks at what it shows with axe', (story) => {
  expect(readFileSync(join(STORIES, story), 'utf8')).toContain('await expectAccessible(')
})

it('every decision has a number of its own, which its first line says', () => {
  const files = readdirSync(join(DOCS, 'decisions'))
  const numbers = files.map((file) => Number.parseInt(file, 10))
  expect(numbers).toEqual([...new Set(numbers)])
  for (const [at, file] of files.entries())
    expect(readFileSync(join(DOCS, 'decisions', file), 'utf8'), file).toMatch(new RegExp(`^# ${numbers[at]}\\. `))
})
