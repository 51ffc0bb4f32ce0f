import { describe, expect, test } from 'vitest'
import { compileAnswers, type DrawnAnswer } from './compileAnswers'
import { TemplateError } from './template'

const draws = { random: () => 0.5, now: 0, count: 7 }
const answersTo = (value: string | null, ...drawn: DrawnAnswer[]) =>
  compileAnswers(drawn)({ key: 'k', value }, draws).map(({ message }) => message)
const about = (value: string | null, key = ''): DrawnAnswer => ({ topic: 'out', key, value })

describe('the answers to a record', () => {
  test('are one message per connection, in the order drawn', () => {
    expect(
      answersTo('{"n":1}', about('{"about":{{input.value.n}}}', '{{input.key}}'), about(null), about('{{seq}}')),
    ).toEqual([{ key: 'k', value: '{"about":1}' }, 'passedOn', { key: null, value: '7' }])
  })

  test('are none at all when one of them cannot be made, with its topic and the reason', () => {
    expect(() => answersTo('{}', about('fine'), about('{{input.value.n}}'))).toThrow(
      new TemplateError('No message for out: The record received has no field "n".'),
    )
    expect(() => answersTo('{}', about('fine'), about('{{nonsense}}'))).toThrow(/^No message for out: There is no/)
  })

  test.each(['not JSON', '', '{"n":', '\ufeff1'])(
    'are none where a template asks for the value and it is %j',
    (value) => {
      expect(() => answersTo(value, about('{{input.value}}'))).toThrow(
        new TemplateError('No message for out: The value of the record received is not JSON.'),
      )
      expect(() => answersTo(value, about('fine'), about('fine', '{{input.value}}'))).toThrow(TemplateError)
    },
  )

  test('need no JSON where no template asks for the value', () => {
    expect(answersTo('not JSON', about('{{input.key}}'), about(null))).toEqual([{ key: null, value: 'k' }, 'passedOn'])
  })

  test('to a tombstone have no fields to ask for', () => {
    expect(answersTo(null, about('[{{input.value}}]'))).toEqual([{ key: null, value: '[null]' }])
    expect(() => answersTo(null, about('{{input.value.n}}'))).toThrow(/no field "n"/)
  })

  test.each([
    ['ü', 2],
    ['€', 3],
    ['😀', 4],
    ['\ud800', 3],
  ])('may take a million bytes in UTF-8, where %j takes %i', (character, bytes) => {
    const fits = character.repeat(Math.floor(1_000_000 / bytes))
    const value = about('{{input.key}}')
    const answer = (key: string) => compileAnswers([value])({ key, value: null }, draws)
    expect(answer(fits)).toHaveLength(1)
    expect(() => answer(fits + character)).toThrow(/would take 100000\d bytes; at most 1000000 are sent/)
  })
})
