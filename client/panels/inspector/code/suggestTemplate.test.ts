import { expect, it } from 'vitest'
import { FAKE_KINDS } from '../../../../shared/generation/fakeData'
import { PLACEHOLDERS } from '../../../../shared/generation/placeholders'
import { suggestTemplate } from './suggestTemplate'

const suggest = suggestTemplate(() => [{ id: 1, data: { author: 'ada' } }, { id: 2 }])
const labels = (before: string, asked = false) => suggest(before, asked)?.suggestions.map(({ label }) => label)

it('are all placeholders between braces, and with them where they are asked for', () => {
  expect(labels('{"id": "{{u')).toEqual(PLACEHOLDERS.map(({ use }) => use.slice(2, -2)))
  expect(suggest('{"id": "{{u', false)?.from).toBe(10)
  expect(labels('{"id": ', true)).toEqual(PLACEHOLDERS.map(({ use }) => use))
  expect([labels('{"id": '), labels('{{uuid}} '), labels('{{int 1 ')]).toEqual([undefined, undefined, undefined])
})

it('are the kinds of made-up data behind faker', () => {
  expect(labels('{{faker per')).toEqual(FAKE_KINDS.map(({ name }) => name))
  expect(suggest('{{faker per', false)?.from).toBe(8)
})

it('are the fields of what was received, with what is in the newest', () => {
  expect(suggest('{{input.value.d', false)).toEqual({
    from: 14,
    suggestions: [
      { label: 'id', detail: '2' },
      { label: 'data', detail: '{"author":"ada"}' },
      { label: 'data.author', detail: '"ada"' },
    ],
  })
})
