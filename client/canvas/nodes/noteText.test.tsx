import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { isTameMarkdown } from './isTameMarkdown'
import { NoteMarkdown } from './NoteMarkdown'
import { safeAddress } from './safeAddress'

const html = (text: string) => renderToStaticMarkup(<NoteMarkdown text={text} />).replaceAll('\n', '')

it.each([
  ['# Title', '<h1>Title</h1>'],
  ['- one\n- *two*', '<ul><li>one</li><li><em>two</em></li></ul>'],
  ['`code` and **more**', '<p><code>code</code> and <strong>more</strong></p>'],
  ['| a |\n|---|\n| 1 |', '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>'],
])('%j is drawn as Markdown', (text, expected) => {
  expect(html(text)).toBe(expected)
})

it('links lead to pages and mail in a tab of their own, and say where', () => {
  expect(html('[guide](https://example.org/a)')).toBe(
    '<p><a href="https://example.org/a" title="https://example.org/a" target="_blank" rel="noopener noreferrer" class="nodrag" tabindex="-1">guide</a></p>',
  )
  expect(html('<ann@example.org>')).toContain('href="mailto:ann@example.org"')
})

it.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://example.org/x',
  'file:///etc/passwd',
  '//example.org/x',
  '/boards',
  'https://',
])('no link leads to %j', (address) => {
  expect(safeAddress(address)).toBe('')
  expect(html(`[click](<${address.replaceAll(/[<>]/g, '')}>)`)).not.toContain('href')
})

it('HTML is text, and pictures are what describes them: nothing is run or fetched', () => {
  const drawn = html('<script>alert(1)</script> <img src=x onerror=alert(1)>\n\n![a cat](https://example.org/cat.png)')
  expect(drawn).not.toMatch(/<script|<img/)
  expect(drawn).toContain('&lt;script&gt;')
  expect(drawn).toContain('<em>a cat</em>')
})

it('signs that turn or hide text stay what they are, and an address cannot hide behind them', () => {
  expect(html('a\u202Eb\u200Bc')).toBe('<p>a\u202Eb\u200Bc</p>')
  expect(safeAddress('https://example.org/\u202Egpj.exe')).toBe('https://example.org/%E2%80%AEgpj.exe')
})

it.each([
  ['quotes in quotes', '> '.repeat(10_000)],
  ['lists in lists', '- '.repeat(10_000)],
  ['brackets', '['.repeat(20_000)],
  ['stars', '*'.repeat(20_000)],
  ['more than anybody reads', 'word '.repeat(10_000)],
])('%s are shown as they were written', (_what, text) => {
  expect(isTameMarkdown(text)).toBe(false)
})

it('what people write is tame', () => {
  expect(isTameMarkdown(`# Title\n\n${'-'.repeat(80)}\n\n- a\n  - b\n    - c\n\n> > said`)).toBe(true)
})
