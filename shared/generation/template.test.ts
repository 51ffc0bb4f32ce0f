import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PLACEHOLDERS } from './placeholders'
import { compileTemplate, type TemplateContext } from './template'

const context: TemplateContext = {
  random: () => 0.5,
  now: Date.UTC(2026, 4, 4, 10, 12, 31, 120),
  count: 7,
  key: 'alice',
  own: { data: { authorId: 'carol' } },
  item: { id: 5 },
  input: {
    key: 'dave',
    value: { type: 'PostCreated', data: { authorId: 'say "hi"', followers: ['dave', 'carol'], likes: 3 } },
  },
}

function rendered(text: string, changes: Partial<TemplateContext> = {}): string {
  const compiled = compileTemplate(text)
  if (!compiled.ok) throw new Error(compiled.problem.sentence)
  return compiled.template.render({ ...context, ...changes })
}

describe('a template', () => {
  test.each([
    ['plain text', 'plain text'],
    ['', ''],
    ['{{uuid}}', '88888888-8888-4888-a888-888888888888'],
    ['{{pick a,b,c}}', 'b'],
    ['{{ pick  a , b , c }}', 'b'],
    ['{{pick alice:dave,alice:dave}}', 'alice:dave'],
    ['{{int 1 100}}', '51'],
    ['{{int 5 5}}', '5'],
    ['{{int -10 -1}}', '-5'],
    ['{{float 0 1 2}}', '0.50'],
    ['{{float 10 20}}', '15.00'],
    ['{{seq}}', '7'],
    ['{{now}}', '2026-05-04T10:12:31.120Z'],
    ['{{nowMs}}', '1777889551120'],
    ['{{bool}}', 'false'],
    ['{{key}}', 'alice'],
    ['{{input.key}}-{{seq}}', 'dave-7'],
    ['{{input.value.data.authorId}}', 'say "hi"'],
    ['{{input.value.data.followers.1}}', 'carol'],
    ['{{input.value.data.followers}}', '["dave","carol"]'],
    ['{{item.id}}', '5'],
    ['{{item}}', '{"id":5}'],
    ['{{field data.authorId}}', 'carol'],
  ])('%j renders %j', (text, expected) => {
    expect(rendered(text)).toBe(expected)
  })

  test('a null key is no text', () => {
    expect(rendered('[{{input.key}}, "{{input.key}}"]', { input: { key: null, value: 1 } })).toBe('[null, ""]')
  })

  test('picks in proportion to the weights, over the whole range of random', () => {
    const picks = Array.from({ length: 10 }, (_, at) => rendered('{{pick a:3,b,c:6}}', { random: () => at / 10 }))
    expect(picks.join('')).toBe('aaabcccccc')
  })

  test('stays JSON: inside quotes text is escaped, outside values go in as JSON', () => {
    const text = `{"who": "{{input.value.data.authorId}}", "all": {{input.value.data}}, "n": {{int 1 9}}, "p": {{pick 1,2}}, "s": {{pick x,y}}, "\\"{{key}}": {{key}}}`
    expect(JSON.parse(rendered(text))).toEqual({
      who: 'say "hi"',
      all: { authorId: 'say "hi"', followers: ['dave', 'carol'], likes: 3 },
      n: 5,
      p: 2,
      s: 'y',
      '"alice': 'alice',
    })
  })

  test('every placeholder stays JSON, quoted and unquoted', () => {
    for (const { use } of PLACEHOLDERS) {
      expect(() => JSON.parse(rendered(`{"quoted": "{{key}} ${use}", "unquoted": ${use}}`)), use).not.toThrow()
    }
  })

  test('whatever the input holds, JSON stays JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (key, value) => {
        const made = rendered('{"a": "x{{input.key}}y{{input.value}}", "b": {{input.value}}}', {
          input: { key, value },
        })
        expect(JSON.parse(made).b).toEqual(JSON.parse(JSON.stringify(value)))
        expect(JSON.parse(made).a).toContain(`x${key}y`)
      }),
    )
  })
})

describe('a wrong template is explained with its position', () => {
  test.each([
    ['abc {{uuid', 4, 'This "{{" is never closed by "}}".'],
    ['{{}}', 0, 'Between "{{" and "}}" there is nothing.'],
    ['{{uid}}', 0, 'There is no placeholder called "uid". Did you mean "uuid"?'],
    ['{{constructor}}', 0, 'There is no placeholder called "constructor".'],
    ['{{__proto__}}', 0, 'There is no placeholder called "__proto__".'],
    ['{"a": "{{seq 5}}"}', 7, 'This placeholder takes nothing after its name, not "5".'],
    ['{{pick}}', 0, 'pick needs options with commas between them: {{pick alice,dave}}.'],
    ['{{pick a,,b}}', 0, 'pick needs options with commas between them: {{pick alice,dave}}.'],
    ['{{pick a:0}}', 0, 'A weight must be more than 0: {{pick alice,dave:3}}.'],
    ['{{int 1}}', 0, 'int needs two whole numbers: {{int 1 100}}.'],
    ['{{int 1 2.5}}', 0, 'int needs two whole numbers: {{int 1 100}}.'],
    ['{{int 9 1}}', 0, 'The first number must not be larger than the second: 9 is more than 1.'],
    ['{{float 0 1 99}}', 0, 'float needs two numbers and how many decimals (0 to 15): {{float 0 1 2}}.'],
    ['{{float a b}}', 0, 'Numbers must lie between -1e15 and 1e15.'],
    ['{{input.value..a}}', 0, 'A path is names with single dots between them, such as input.value.data.id.'],
  ])('%j at %i: %s', (text, at, sentence) => {
    const compiled = compileTemplate(text)
    expect(compiled).toMatchObject({
      ok: false,
      problem: { code: 'template', at, place: `character ${at + 1}`, sentence },
    })
  })

  test('one that is too long is refused', () => {
    expect(compileTemplate('x'.repeat(65 * 1024))).toMatchObject({ ok: false, problem: { at: 0 } })
  })
})

describe('a message that cannot be made says why', () => {
  test.each([
    ['{{input.value.data.nobody}}', 'The record received has no field "data.nobody".'],
    ['{{input.value.constructor}}', 'The record received has no field "constructor".'],
    ['{{input.value.__proto__.x}}', 'The record received has no field "__proto__.x".'],
    ['{{input.value.type.length}}', 'The record received has no field "type.length".'],
  ])('%s', (text, sentence) => {
    expect(() => rendered(text)).toThrow(sentence)
  })

  test('a message on a clock has no input', () => {
    expect(() => rendered('{{input.key}}', { input: undefined })).toThrow('this message is made without one')
  })

  test('one that would grow beyond a megabyte is stopped', () => {
    const input = { key: null, value: 'x'.repeat(900_000) }
    expect(() => rendered('{{input.value}}'.repeat(4000), { input })).toThrow('longer than 1000000 characters')
  })

  test('an input nested too deeply to be written is a sentence, not a crash', () => {
    const value: unknown = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000))
    expect(() => rendered('{{input.value}}', { input: { key: null, value } })).toThrow('nested too deeply')
  })
})
