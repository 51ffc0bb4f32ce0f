import { describe, expect, test } from 'vitest'
import { compileExpression, RECORD_VARIABLES, type Wanted } from './compileExpression'

const scope = {
  key: 'alice',
  value: JSON.parse(
    '{"amount":5,"name":"Ada","tags":["a","b"],"items":[{"sku":"x","n":1},{"sku":"y","n":2.5}],"none":null,"ok":true,' +
      '"__proto__":{"own":1},"constructor":"c","big":1e300}',
  ),
  headers: { ce_type: 'OrderPlaced' },
  topic: 'orders',
  partition: 2,
  offset: 12,
  timestamp: 1_700_000_000_000,
}

const compiled = (text: string, wants: Wanted = 'value') =>
  compileExpression(text, { wants, variables: RECORD_VARIABLES })

function evaluated(text: string, wants: Wanted = 'value') {
  const made = compiled(text, wants)
  return made.ok ? made.expression.evaluate(scope) : made
}

describe('an expression', () => {
  test.each([
    ['value.amount', 5],
    ['value.amount > 3', true],
    ['value.amount * 2.0 - 1.0', 9],
    ['value.amount / 2.0', 2.5],
    ['7 / 2', 3],
    ['-7 % 3', -1],
    ['1 + 2 * 3', 7],
    ['-value.amount', -5],
    ['value.amount == 5', true],
    ['value.amount == "5"', false],
    ['value.items == [{"sku": "x", "n": 1}, {"n": 2.5, "sku": "y"}]', true],
    ['value.name + "/" + topic', 'Ada/orders'],
    ['value.name < "B"', true],
    ['!value.ok || value.amount >= 5', true],
    ['value.amount > 10 ? "big" : "small"', 'small'],
    ['value.tags + ["c"]', ['a', 'b', 'c']],
    ['value.tags[1]', 'b'],
    ['value["name"]', 'Ada'],
    ['headers.ce_type', 'OrderPlaced'],
    ['"b" in value.tags', true],
    ['"name" in value', true],
    ['has(value.name) && !has(value.missing)', true],
    ['has(value.none)', true],
    ['size(value.tags)', 2],
    ['value.name.size()', 3],
    ['size("a😀")', 2],
    ['value.size()', 9],
    ['value.name.contains("d") && value.name.startsWith("A") && value.name.endsWith("a")', true],
    ['value.name.matches("^[A-Z][a-z]+$")', true],
    ['value.name.matches("d")', true],
    ['string(value.amount) + string(2.5) + string(true) + string(size(key))', '52.5true5'],
    ['int(offset) % 5', 2],
    ['int("-12") + int(3.9)', -9],
    ['double("1.5e2")', 150],
    ['value.items.all(i, i.n > 0.0)', true],
    ['value.items.exists(i, i.sku == "y")', true],
    ['value.items.exists_one(i, i.n > 0.5)', false],
    ['value.items.filter(i, i.n > 1)', [{ sku: 'y', n: 2.5 }]],
    ['value.items.map(i, i.sku)', ['x', 'y']],
    ['value.items.map(i, i.n > 1.0, i.sku)', ['y']],
    [
      'value.items.map(i, value.tags.map(t, i.sku + t))',
      [
        ['xa', 'xb'],
        ['ya', 'yb'],
      ],
    ],
    ['[1, 2].map(n, n * 2)', [2, 4]],
    ['{"b": 1, "a": value.name}', { b: 1, a: 'Ada' }],
    ['{"a": 1}.map(k, k)', ['a']],
    ['[].map(x, x + 1)', []],
    ['value.constructor', 'c'],
    ['value.__proto__.own', 1],
    ['{"__proto__": 1}.__proto__', 1],
    ['null', null],
  ])('%s', (text, expected) => {
    expect(evaluated(text)).toEqual({ ok: true, value: expected })
  })

  test.each([
    ['value.missing || true', true],
    ['true || value.missing', true],
    ['value.missing && false', false],
    ['value.items.exists(i, i.colour == "red" || i.n > 2.0)', true],
    ['value.items.all(i, i.n > 1.0 && i.colour == "red")', false],
  ])('is decided by what is known: %s', (text, expected) => {
    expect(evaluated(text)).toEqual({ ok: true, value: expected })
  })

  test('tells which variables it mentions, and asks for no others', () => {
    const made = compiled('topic == "orders" || value.items.exists(key, key.n > 1.0)', 'boolean')
    expect(made.ok && [...made.expression.uses]).toEqual(['topic', 'value'])
    const lazy = {
      topic: 'orders',
      get value() {
        throw new Error('nobody needs this')
      },
    }
    expect(made.ok && made.expression.evaluate(lazy)).toEqual({ ok: true, value: true })
  })
})

describe('a wrong expression is explained where it is wrong', () => {
  test.each([
    ['', 0, 'There is no expression here.', undefined],
    ['value.amount = 3', 13, '"=" is not expected here.', 'To compare, write ==.'],
    ['value.ok & value.ok', 9, '"&" is not expected here.', 'For "and", write &&.'],
    ['(value.amount', 13, 'The expression ends too early.', 'Here stands ")".'],
    ['value.name == "Ada', 14, 'This text is never closed.', 'Put a " at its end.'],
    [
      'vlaue.name',
      0,
      'There is no variable called "vlaue" here. Did you mean "value"?',
      'Known are key, value, headers, topic, partition, offset, timestamp.',
    ],
    [
      'value.amount * 2',
      0,
      '"*" does not work with a decimal number and a whole number.',
      'Numbers in messages are decimal numbers: write 2.0 instead of 2.',
    ],
    [
      '1.0 + value.tags.map(t, size(t) * 2.0)[0]',
      24,
      '"*" does not work with a whole number and a decimal number.',
      'Numbers in messages are decimal numbers: make the whole number one too, double(…).',
    ],
    [
      'value.amount + -2',
      0,
      '"+" does not work with a decimal number or a text or a list and a whole number.',
      'Numbers in messages are decimal numbers: write -2.0 instead of -2.',
    ],
    [
      'offset % 2',
      0,
      '"%" does not work with a decimal number and a whole number.',
      'Make both whole numbers: int(…).',
    ],
    ['topic + 1', 0, '"+" does not work with a text and a whole number.', 'Make the other a text too: string(…).'],
    ['topic.name', 6, 'There is nothing inside of a text.', undefined],
    ['topic.map(t, t)', 0, 'Here stands a text where a list is needed.', undefined],
    ['topic && true', 0, 'Here stands a text where true or false is needed.', undefined],
    [
      'value.name.upperAscii()',
      11,
      'There is no function called "upperAscii" here.',
      'Known are size, contains, startsWith, endsWith, matches, all, exists, exists_one, filter, map.',
    ],
    [
      'value.name.startWith("A")',
      11,
      'There is no function called "startWith" here. Did you mean "startsWith"?',
      undefined,
    ],
    [
      'timestamp("2026-01-01T00:00:00Z")',
      0,
      'There is no function called "timestamp" here.',
      'Known are has, size, string, int, double.',
    ],
    [
      'matches(value.name, "a")',
      0,
      'There is no function called "matches" here.',
      'Write it behind a value: value.x.matches(…).',
    ],
    [
      'value.name.matches(topic)',
      19,
      'matches takes one pattern, written as a text.',
      'Write value.name.matches("^A"), for example.',
    ],
    [
      'value.name.matches("a(?=b)")',
      19,
      'This is not a pattern: error parsing regexp: invalid or unsupported Perl syntax: `(?=`.',
      'Patterns are written as RE2 reads them: without look-around and back-references.',
    ],
    [
      'value.name.matches(r"(a)\\1")',
      19,
      'This is not a pattern: error parsing regexp: invalid escape sequence: `\\1`.',
      undefined,
    ],
    ['has(value)', 0, 'has takes one field.', 'Write has(value.id), for example.'],
    ['value.items.map(1, 2)', 16, '"1" is not a name.', 'Write a short name of your own here, such as x.'],
    ['value.items.all(x)', 12, 'all takes a name of your own and an expression over it.', undefined],
    ['{1: 2}', 1, 'The key of an object is a text.', undefined],
    ['9223372036854775808', 0, 'The whole number does not fit into 64 bits.', undefined],
    ['1u', 0, 'Unsigned numbers (1u) cannot be used here.', undefined],
    ['b"a"', 0, 'Bytes (b"…") cannot be used here.', undefined],
    ['value.?name', 6, '"?" is not expected here.', undefined],
    ['for', 0, '"for" is a reserved word and cannot be a name.', undefined],
    ['Date.now()', 0, 'There is no variable called "Date" here.', undefined],
  ])('%j, character %i: %s', (text, at, sentence, next) => {
    const made = compiled(text)
    expect(made).toMatchObject({
      ok: false,
      problem: { code: 'expression', at, place: `character ${at + 1}`, sentence },
    })
    if (next) expect(made).toMatchObject({ problem: { next } })
  })

  test.each([
    ['boolean', 'topic', 'The result is a text, but true or false is needed here.'],
    ['number', 'value.tags + ["a"]', 'The result is a list, but a number is needed here.'],
    ['text', '1', 'The result is a whole number, but a text is needed here.'],
    ['list', 'key', 'The result is a text or null, but a list is needed here.'],
  ] as const)('where %s is wanted, %s is refused', (wants, text, sentence) => {
    expect(compiled(text, wants)).toMatchObject({ ok: false, problem: { at: 0, length: text.length, sentence } })
  })
})

describe('what a message lacks is named', () => {
  test.each([
    ['value.nmae', 6, 'The field "nmae" is missing. Did you mean "name"?'],
    ['value.toString', 6, 'The field "toString" is missing.'],
    ['value.tags.length', 11, 'There is no field "length" in a list.'],
    ['value.none.id', 11, 'There is no field "id" in null.'],
    ['has(value.none.id)', 15, 'There is no field "id" in null.'],
    ['value.tags[2]', 0, 'There is no element 2 in a list of 2.'],
    ['value.tags[-1]', 0, 'There is no element -1 in a list of 2.'],
    ['value.tags[value.amount]', 0, 'A decimal number does not lead into a list.'],
    ['value.name * 2.0', 0, '"*" does not work with a text and a decimal number.'],
    ['value.amount in value.name', 0, '"in" needs a list or an object on its right, not a text.'],
    ['value.amount.map(x, x)', 0, 'Here stands a decimal number where a list is needed.'],
    ['1 / size([])', 0, 'A whole number is divided by zero.'],
    ['9223372036854775807 + 1', 0, 'The whole number does not fit into 64 bits.'],
    ['int(value.big)', 0, 'The whole number does not fit into 64 bits.'],
    ['int("12a")', 0, '"12a" is no whole number.'],
    ['double(value.name)', 0, '"Ada" is no number.'],
    ['9007199254740993', 0, '9007199254740993 has more digits than a number in JSON keeps.'],
    ['value.amount / 0.0', 0, 'A number came out as Infinity, which JSON does not have.'],
    ['{"a": 1, "a": 2}', 9, 'The key "a" stands here twice.'],
  ])('%s, character %i: %s', (text, at, sentence) => {
    expect(evaluated(text)).toMatchObject({ ok: false, problem: { at, sentence } })
  })

  test('a result of another kind than wanted is refused', () => {
    expect(evaluated('value.name', 'boolean')).toMatchObject({
      problem: { sentence: 'The result is a text, but true or false is needed here.' },
    })
  })
})
