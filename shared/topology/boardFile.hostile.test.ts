import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { formatBoardFile, parseBoardFile } from './boardFile'
import { bombOf } from './boardFile/bombForTests'
import { boardOf } from './boardForTests'
import * as nearness from './nearest'

const RIDES = `streamboard: 1
name: Rides
services:
  - { id: s, name: Rider app, language: go }
topics:
  - { id: t, name: ride.requested, partitions: 6, configs: { retention.ms: "3600000" }, example: '{"id":"{{uuid}}"}' }
connections:
  - { id: c, kind: produces, from: s, to: t, rate: 0.5, key: "{{seq}}" }
  - { id: d, kind: subscribes, from: t, to: s, group: dispatch, start: latest }
notes: []
layout: { s: { x: 0, y: -1.5 } }
`

/** Each value ten levels deep, with the one before it at the bottom. */
const levelsOf = (values: number) =>
  Array.from(
    { length: values },
    (_, at) => `a${at}: &a${at} ${'['.repeat(10)}${at === 0 ? 'x' : `*a${at - 1}`}${']'.repeat(10)}`,
  ).join('\n')

const PROTOTYPE_KEYS = Reflect.ownKeys(Object.prototype)

function problems(text: string): readonly string[] {
  const result = parseBoardFile(text)
  return result.ok ? [] : result.problems.map(({ sentence, next }) => [sentence, next].filter(Boolean).join(' | '))
}

describe('a hostile board file ends in a sentence', () => {
  test('100 MB are refused by size', () => {
    expect(problems('x'.repeat(100 * 1024 * 1024))).toEqual([
      'This file has 100 MB; a board file has at most 4 MB. | Check that it is a board file; messages are not part of it.',
    ])
  })

  test.each([
    ['lists in flow', `streamboard: 1\nname: ${'['.repeat(5000)}`],
    ['maps in JSON', `{"streamboard":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`],
    ['dashes on one line', `streamboard: 1\nname:\n${'- '.repeat(5000)}`],
    ['indented maps', Array.from({ length: 2000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
  ])('thousands of levels of %s are refused by depth', (_what, text) => {
    expect(problems(text)).toHaveLength(1)
    expect(problems(text)[0]).toContain('nested more than 64 levels deep')
  })

  test.each([
    ['a billion of them', bombOf(9), 'more than 50000 values'],
    ['one long text many times', `a: &a ${'x'.repeat(64_000)}\nb: [${'*a, '.repeat(1000)}]`, 'more than 50000 values'],
    ['levels on levels', levelsOf(8), 'nested more than 64 levels deep'],
    ['one inside of itself', 'a: &a { b: [*a] }', 'stands inside of what it stands for'],
    ['one that is nothing', 'a: *b', 'there is no &b before it'],
    ['fields taken over from a bomb', `${bombOf(9)}\n<<: [*a8, *a8]`, 'more than 50000 values'],
  ])('aliases end in a sentence: %s', (_what, text, sentence) => {
    expect(problems(`streamboard: 1\n${text}`)).toEqual([expect.stringContaining(sentence)])
  })

  test.each([
    ['stray commas', `[${','.repeat(200_000)}`],
    ['quotes', '"'.repeat(200_000)],
    ['aliases', 'a: &a [x]\n'.repeat(20_000)],
    ['documents', '---\n'.repeat(20_000)],
  ])('a flood of %s ends at the first mistake', (_what, text) => {
    expect(problems(text)).toHaveLength(1)
  })

  test.each(['streamboard: 1\n} }', 'streamboard: 1\n\t}{ "', '...\nstreamboard: 1\n...\nx', '}'.repeat(200_000)])(
    'nothing is left out in silence: %.20s',
    (text) => expect(problems(text)).toHaveLength(1),
  )

  test('who must not be held up reads JSON of any size but only so much YAML', () => {
    const board = boardOf(RIDES)
    const [yaml, json] = [formatBoardFile(board, 'yaml'), formatBoardFile(board, 'json')]
    expect(parseBoardFile(json, 100)).toEqual({ ok: true, value: board })
    expect(parseBoardFile(yaml, 100)).toMatchObject({
      ok: false,
      problems: [{ code: 'tooLarge', next: expect.any(String) }],
    })
    expect(parseBoardFile(json.slice(0, -3), 100)).toMatchObject({ ok: false, problems: [{ code: 'tooLarge' }] })
  })

  test('JSON and the YAML that it also is are read alike, to the place of each mistake', () => {
    const json = formatBoardFile(boardOf(RIDES), 'json').replace(
      '"language"',
      '"lang": [1e3, -0.5, true, null, "\\u00e9\\"\\n"],\n "id"',
    )
    expect(parseBoardFile(json)).toEqual(parseBoardFile(`${json}# so that it is YAML`))
    expect(problems(json)).not.toEqual([])
  })

  test('whatever happens to a file on its way, the answer is a board or sentences', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      '- ',
      '\n',
      '  ',
      '!!map ',
      '&a ',
      '*a',
      '? ',
      '|',
      '>',
      '#',
      '%',
      '\t',
      '\0',
      '__proto__',
      'null',
    )
    const edit = fc.record({
      at: fc.nat(RIDES.length),
      cut: fc.nat(20),
      put: fc.oneof(pieces, fc.string({ unit: 'binary' })),
    })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const text = edits.reduce((whole, { at, cut, put }) => whole.slice(0, at) + put + whole.slice(at + cut), RIDES)
        const result = parseBoardFile(text)
        if (result.ok) expect(boardOf(formatBoardFile(result.value, 'yaml'))).toEqual(result.value)
        else for (const { sentence } of result.problems) expect(sentence).toMatch(/\S[.?]$/)
      }),
      { numRuns: 2000 },
    )
    expect(Reflect.ownKeys(Object.prototype)).toEqual(PROTOTYPE_KEYS)
  }, 60_000)
})

test('of very many references to nothing, only those that are told of are compared with what there is', () => {
  const frames = Array.from({ length: 300 }, (_, at) => ({ id: `f${'x'.repeat(50)}${at}`, name: '' }))
  const notes = Array.from({ length: 300 }, (_, at) => ({ id: `n${at}`, text: '', frame: `y${'x'.repeat(50)}${at}` }))
  const compared = vi.spyOn(nearness, 'nearest')
  const parsed = parseBoardFile(JSON.stringify({ streamboard: 1, name: 'Shop', frames, notes }))
  expect(parsed.ok ? [] : parsed.problems).toHaveLength(20)
  expect(compared.mock.calls.length).toBeLessThanOrEqual(20)
  expect(Math.max(...compared.mock.calls.map(([, known]) => [...known].length))).toBe(200)
  compared.mockRestore()
})
