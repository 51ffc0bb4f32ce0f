import { expect, it } from 'vitest'
import { readCount, readName, readRate, readSchema, readTemplate } from './readField'
import { keysInLanes, sampleMessage } from './sampleTemplate'

const partitions = readCount('The number of partitions', 10_000)

it('takes names as they are, hostile ones too, but not none', () => {
  expect([readName(' orders placed 🚀 '), readName('__proto__')]).toEqual([
    { ok: true, value: 'orders placed 🚀' },
    { ok: true, value: '__proto__' },
  ])
  expect([readName('  ').ok, readName('x'.repeat(501)).ok]).toEqual([false, false])
})

it('takes whole numbers from one to the most', () => {
  expect(partitions('12')).toEqual({ ok: true, value: 12 })
  for (const text of ['0', '-1', '1.5', '1e3', 'many', '']) expect(partitions(text).ok).toBe(false)
  expect(partitions('10001')).toEqual({ ok: false, sentence: 'The number of partitions is at most 10,000.' })
})

it('takes rates with point or comma, and zero for by hand', () => {
  expect([readRate('0.5'), readRate('0,5'), readRate('0')].map((read) => read.ok && read.value)).toEqual([0.5, 0.5, 0])
  expect([readRate('fast').ok, readRate('-1').ok, readRate('100000').ok, readRate('').ok]).toEqual([
    false,
    false,
    false,
    false,
  ])
})

it('says line and column of what is wrong in a template', () => {
  const read = readTemplate('{\n  "id": "{{uiud}}"\n}')
  expect(read.ok ? '' : read.sentence).toMatch(/uiud.*\(line 2, column \d+\)/)
})

it('takes a schema that is an object or a boolean, and none for nothing', () => {
  expect([readSchema('{"type":"object"}').ok, readSchema('true').ok]).toEqual([true, true])
  expect(readSchema(' ')).toEqual({ ok: true, value: undefined })
  expect([readSchema('[]').ok, readSchema('{').ok, readSchema('"x"').ok]).toEqual([false, false, false])
})

it('previews the keys of a template, each in one lane, the same every time', () => {
  const preview = keysInLanes('{{pick alice,dave}}', 3)
  expect(preview.map(({ key }) => key)).toEqual(['alice', 'dave'])
  expect(keysInLanes('{{pick alice,dave}}', 3)).toEqual(preview)
  expect(keysInLanes('{{input.key}}', 3)).toEqual([])
})

it('makes one part of a message with what the other part is made of, and of what is received', () => {
  const of = (key: string, value: string, part: 'key' | 'value', madeFor = {}) =>
    sampleMessage({ key, value }, part, { count: 1, madeFor })
  expect(of('{{field by}}', '{"by":"ada"}', 'key')).toEqual({ ok: true, text: 'ada' })
  expect(of('k', '{"of":"{{key}}"}', 'value')).toEqual({ ok: true, text: '{"of":"k"}' })
  const input = { key: 'k', value: { n: 1 } }
  expect(of('', '{"n":{{input.value.n}},"i":{{item}}}', 'value', { input, item: 2 })).toEqual({
    ok: true,
    text: '{"n":1,"i":2}',
  })
  expect(of('', '{{input.value.n}}', 'value')).toMatchObject({ ok: false })
})
