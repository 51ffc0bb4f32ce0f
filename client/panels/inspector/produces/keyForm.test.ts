import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compileTemplate } from '../../../../shared/generation/template'
import { formToKey, type KeyForm, keyToForm } from './keyForm'
import { readOption } from './readOption'

it.each<[string, KeyForm]>([
  ['', { kind: 'none' }],
  ['alice', { kind: 'fixed', text: 'alice' }],
  [
    '{{pick alice, dave:3,a:b}}',
    {
      kind: 'list',
      options: [
        { text: 'alice', weight: 1 },
        { text: 'dave', weight: 3 },
        { text: 'a:b', weight: 1 },
      ],
    },
  ],
  ['{{ field data.author }}', { kind: 'field', path: 'data.author' }],
  ['user-{{seq}}', { kind: 'template', text: 'user-{{seq}}' }],
  ['{{pick a}}{{pick b}}', { kind: 'template', text: '{{pick a}}{{pick b}}' }],
  ['{{pick ,}}', { kind: 'template', text: '{{pick ,}}' }],
  ['{{input.value.id}}', { kind: 'template', text: '{{input.value.id}}' }],
])('reads %j', (key, form) => {
  expect(keyToForm(key)).toEqual(form)
})

it('reads back every list of keys that can be written, which is a template', () => {
  const option = fc.record({
    text: fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text === text.trim() && readOption(text).ok),
    weight: fc.integer({ min: 1, max: 999_999_999 }),
  })
  fc.assert(
    fc.property(fc.array(option, { minLength: 1, maxLength: 5 }), (options) => {
      const form: KeyForm = { kind: 'list', options }
      expect(keyToForm(formToKey(form))).toEqual(form)
      expect(compileTemplate(formToKey(form)).ok).toBe(true)
    }),
  )
})

it('writes nothing for what is not filled in yet', () => {
  expect([formToKey({ kind: 'field', path: '' }), formToKey({ kind: 'fixed', text: '' })]).toEqual(['', ''])
})
