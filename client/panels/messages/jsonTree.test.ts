import { expect, it } from 'vitest'
import { DEPTH_CAP, type JsonTree, jsonTree } from './jsonTree'

it('keeps numbers as they are written, however large', () => {
  expect(jsonTree('{"id":9007199254740993123,"price":1.10,"far":1e400}')).toEqual({
    kind: 'object',
    entries: [
      ['id', { kind: 'number', text: '9007199254740993123' }],
      ['price', { kind: 'number', text: '1.10' }],
      ['far', { kind: 'number', text: '1e400' }],
    ],
  })
})

it('keeps names that repeat, names that are dangerous, and their order', () => {
  const tree = jsonTree('{ "b" : null, "__proto__": [true, false], "b": "x" }')
  expect(tree?.kind === 'object' && tree.entries.map(([name]) => name)).toEqual(['b', '__proto__', 'b'])
})

it('reads escapes, quotes and brackets inside of strings', () => {
  expect(jsonTree(' ["a\\"]}", "\\u00e9\\n", ""] ')).toEqual({
    kind: 'array',
    items: [
      { kind: 'string', text: 'a"]}' },
      { kind: 'string', text: 'é\n' },
      { kind: 'string', text: '' },
    ],
  })
})

it('knows empty branches and bare values', () => {
  expect([jsonTree('{}'), jsonTree('[ ]'), jsonTree('null'), jsonTree('"x"')].map((tree) => tree?.kind)).toEqual([
    'object',
    'array',
    'word',
    'string',
  ])
})

it('says null for what is no JSON', () => {
  for (const text of ['', '{', 'alice', '{"a":1,}', '[1] 2']) expect(jsonTree(text)).toBeNull()
})

it('stands the text in for what lies deeper than the cap', () => {
  expect(jsonTree('[[["]",{"a":"}"}]]]', 2)).toEqual({
    kind: 'array',
    items: [{ kind: 'array', items: [{ kind: 'deeper', text: '["]",{"a":"}"}]' }] }],
  })
})

it('survives thousands of levels, and goes no deeper than the cap', () => {
  const tree = jsonTree('['.repeat(5000) + ']'.repeat(5000))
  expect(depthOf(tree)).toBe(DEPTH_CAP)
})

function depthOf(tree: JsonTree | null): number {
  return tree?.kind === 'array' && tree.items.length > 0 ? 1 + depthOf(tree.items[0] ?? null) : 0
}
