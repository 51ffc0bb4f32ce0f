import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type DiffRow, sideBySide, textDiff } from './textDiff'

const text = (...lines: readonly string[]) => `${lines.join('\n')}\n`
const told = (before: string, after: string) => (textDiff(before, after) ?? []).map(rowWords)
const rowWords = (row: DiffRow | null) => {
  switch (row?.kind) {
    case 'added':
      return `+${row.after} ${row.text}`
    case 'removed':
      return `-${row.before} ${row.text}`
    case 'same':
      return `${row.before}=${row.after} ${row.text}`
    case 'gap':
      return `… ${row.lines}`
    case undefined:
      return ''
  }
}

it('lines have their numbers in both texts', () => {
  expect(told(text('a', 'b', 'c'), text('a', 'x', 'y', 'c', 'd'))).toEqual([
    '1=1 a',
    '-2 b',
    '+2 x',
    '+3 y',
    '3=4 c',
    '+5 d',
  ])
})

it('of what is the same only what is near to a difference is shown', () => {
  const same = Array.from({ length: 12 }, (_, at) => `${at}`)
  const [before, after] = [text('a', ...same, 'b', ...same), text('A', ...same, 'B', ...same)]
  expect(told(before, after)).toEqual([
    '-1 a',
    '+1 A',
    ...['2=2 0', '3=3 1', '4=4 2', '… 6', '11=11 9', '12=12 10', '13=13 11'],
    '-14 b',
    '+14 B',
    ...['15=15 0', '16=16 1', '17=17 2', '… 9'],
  ])
})

it('side by side, what was removed stands beside what was added in its place', () => {
  const rows = textDiff(text('a', 'b', 'c'), text('a', 'x', 'y', 'c')) ?? []
  expect(sideBySide(rows).map(({ left, right }) => [rowWords(left), rowWords(right)])).toEqual([
    ['1=1 a', '1=1 a'],
    ['-2 b', '+2 x'],
    ['', '+3 y'],
    ['3=4 c', '3=4 c'],
  ])
})

it('every line of both texts is shown once or counted as the same', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 }).map((all) => text(...all, 'end'))
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const rows = textDiff(before, after) ?? []
      const count = (kind: 'added' | 'removed') =>
        rows.reduce(
          (sum, row) => sum + (row.kind === 'gap' ? row.lines : row.kind === 'same' || row.kind === kind ? 1 : 0),
          0,
        )
      expect(count('removed')).toBe(before.split('\n').length - 1)
      expect(count('added')).toBe(after.split('\n').length - 1)
    }),
  )
})

it('texts of very many lines are compared, or take too long', () => {
  expect(() => textDiff('', 'line\n'.repeat(200_000))).not.toThrow()
})
