import { describe, expect, test } from 'vitest'
import { formatBoardFile } from '../topology/boardFile'
import { boardOf } from '../topology/boardForTests'
import { boardToFragment } from './boardLink'
import { mermaid } from './mermaid'
import { drawingKind, readDrawing } from './readDrawing'

const BOARD = boardOf(`streamboard: 1
name: Shop
services:
  - { id: a, name: Orders }
topics:
  - { id: t, name: placed, example: '{"asyncapi":"3.0.0"}' }
connections:
  - { id: c, kind: produces, from: a, to: t, rate: 1 }
`)
const ASYNC =
  'asyncapi: 3.0.0\ninfo: { title: Orders }\nchannels: { placed: { address: placed } }\noperations: { o: { action: send, channel: { $ref: "#/channels/placed" } } }\n'
const LINK = `http://localhost:4000/share#${boardToFragment(BOARD)}`

describe('what a text is', () => {
  test.each([
    ['board', formatBoardFile(BOARD, 'yaml')],
    ['board', formatBoardFile(BOARD, 'json')],
    ['board', '{"streamboard":1}'],
    ['asyncApi', ASYNC],
    ['asyncApi', '{"info":{"title":"x"},"asyncapi":"2.6.0"}'],
    ['mermaid', mermaid(BOARD)],
    ['mermaid', `\`\`\`mermaid\n${mermaid(BOARD)}\`\`\`\n`],
    ['link', ` ${LINK}\n`],
    ['link', LINK.replace('/share', '/embed')],
    ['link', `https://streamboard.example.com/tools/share#${boardToFragment(BOARD)}`],
    ['link', ` #${boardToFragment(BOARD)}\n`],
    ['link', boardToFragment(BOARD)],
    [null, ''],
    [null, '#1 in the charts'],
    [null, '1.2.3'],
    [null, 'hello'],
    [null, 'https://example.com/share'],
    [null, '{"flowchart": "LR"}'],
    ['link', `${LINK.replace('/share', '/boards/share?theme=dark')}`],
    ['asyncApi', '{\n\n  "asyncapi": "3.0.0" }'],
    ['board', '\uFEFF\n\tstreamboard: 1'],
  ])('%s', (kind, text) => expect(drawingKind(text)).toBe(kind))
})

describe('a text made to be slow to recognise is none of them', () => {
  test.each([
    ['an address that begins again and again', `https://a${'/share?#'.repeat(100_000)} x`],
    ['nothing but empty lines', `${'\n'.repeat(1_000_000)}x`],
    ['nothing but ends of lines of old', `${'\r'.repeat(1_000_000)}x`],
    ['a fence of blanks', `\`\`\`${'\n '.repeat(500_000)}x`],
    ['fences within a fence', `\`\`\`\n${'``` '.repeat(300_000)}x`],
  ])('%s', (_what, text) => {
    expect(drawingKind(text)).toBe(null)
    expect(readDrawing([{ name: '', text }])).toMatchObject({ ok: false, problems: [{ code: 'drawing.unknown' }] })
  })
})

describe('what is brought along becomes one picture', () => {
  test.each([
    ['a board file', formatBoardFile(BOARD, 'yaml')],
    ['AsyncAPI', ASYNC],
    ['a flowchart in Markdown', `\`\`\`mermaid\n${mermaid(BOARD)}\`\`\`\n`],
    ['a link', LINK],
    ['a link of another machine', LINK.replace('http://localhost:4000', 'https://streamboard.example.com')],
    ['the board part of a link', `#${boardToFragment(BOARD)}`],
  ])('%s', (_what, text) => {
    const drawing = readDrawing([{ name: '', text }])
    expect(drawing).toMatchObject({
      ok: true,
      topology: { services: { size: 1 }, topics: { size: 1 }, connections: { size: 1 } },
    })
  })

  test.each([
    ['nothing at all', []],
    ['a letter', ['Dear Sir']],
    ['a board and a document', [formatBoardFile(BOARD, 'yaml'), ASYNC]],
    ['a document and a letter', [ASYNC, 'Dear Sir']],
  ])('or a sentence: %s', (_what, texts) => {
    const drawing = readDrawing(texts.map((text, index) => ({ name: `${index}`, text })))
    expect(drawing).toMatchObject({
      ok: false,
      problems: [{ sentence: expect.stringMatching(/\.$/), next: expect.any(String) }],
    })
  })
})
