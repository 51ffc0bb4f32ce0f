import { expect, it } from 'vitest'
import { noteBlocks } from './noteBlocks'

/** Its kind, how deep it is, its mark, and its text with what is written in another way in brackets. */
const told = (text: string) =>
  noteBlocks(text).map(({ kind, depth, mark, runs }) => [
    kind,
    depth,
    mark,
    runs.map(({ text: words, ...style }) => (Object.keys(style).length > 0 ? `[${words}]` : words)).join(''),
  ])

it.each([
  [
    '# Title\n\nSome\nwords',
    [
      ['h1', 0, '', 'Title'],
      ['text', 0, '', 'Some words'],
    ],
  ],
  ['a **b** _c_ `d` ~~e~~ [f](https://example.org)', [['text', 0, '', 'a [b] [c] [d] [e] [f]']]],
  [
    '- one\n  - two\n- [x] done',
    [
      ['item', 1, '•', 'one'],
      ['item', 2, '•', 'two'],
      ['item', 1, '☑', 'done'],
    ],
  ],
  [
    '3. three\n4. four',
    [
      ['item', 1, '3.', 'three'],
      ['item', 1, '4.', 'four'],
    ],
  ],
  ['> said', [['text', 1, '', 'said']]],
  [
    '```\na\n  b\n```',
    [
      ['code', 0, '', '[a]'],
      ['code', 0, '', '[  b]'],
    ],
  ],
  [
    '| a | b |\n|---|---|\n| 1 | 2 |',
    [
      ['item', 0, '', '[a][  ·  ][b]'],
      ['item', 0, '', '1  ·  2'],
    ],
  ],
  ['one  \ntwo', [['text', 0, '', 'one\ntwo']]],
  ['<b>bold</b> ![a cat](cat.png)', [['text', 0, '', '<b>bold</b> [a cat]']]],
  ['- '.repeat(200), [['item', 0, '', '- '.repeat(200)]]],
])('%j', (text, blocks) => {
  expect(told(text)).toEqual(blocks)
})
