import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runForTests as run } from './ioForTests'

const BEFORE = `streamboard: 1
name: Shop
services: [{ id: s, name: Orders }]
topics: [{ id: t, name: orders }]
`
const AFTER = `streamboard: 1
name: Shop
services: [{ id: s, name: Ordering }, { id: m, name: Mail }]
`

function fileOf(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'streamboard-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'board.yaml'), text)
  return join(folder, 'board.yaml')
}

test('what differs between two drawings is said line by line, and ends with 1', async () => {
  const { exit, out } = await run(['diff', fileOf(BEFORE), '-'], { stdin: AFTER })
  expect(exit).toBe(1)
  expect(out.split('\n')).toEqual([
    '+ service Mail',
    '± service Ordering: name "Orders" → "Ordering"',
    '− topic orders',
    '1 service added, 1 service changed, 1 topic removed.',
    '',
  ])
})

test('drawings that are the same are said to be, however they are written, and end with 0', async () => {
  const { exit, out } = await run(['diff', fileOf(BEFORE), '-'], {
    stdin:
      '{"streamboard":1,"name":"Shop","topics":[{"id":"t","name":"orders"}],"services":[{"id":"s","name":"Orders"}]}',
  })
  expect([exit, out]).toEqual([0, 'The boards are the same.\n'])
})

test('as JSON each difference has its fields', async () => {
  const { json } = await run(['diff', fileOf(BEFORE), '-', '--json'], { stdin: BEFORE.replace('Shop', 'Store') })
  expect(json).toEqual({
    changes: [{ kind: 'renamed', from: 'Shop', to: 'Store', sign: '±', words: 'board renamed from "Shop" to "Store"' }],
  })
})

test('a file that is no board is named', async () => {
  const { exit, err } = await run(['diff', fileOf('what?'), '-'], { stdin: AFTER })
  expect(exit).toBe(1)
  expect(err).toContain('board.yaml')
})
