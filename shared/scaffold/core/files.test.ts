import { describe, expect, test } from 'vitest'
import { filePath, fileSet } from './files'

describe('a path', () => {
  test('is joined', () => {
    expect(filePath('services/a', 'src/main.ts')).toBe('services/a/src/main.ts')
  })

  test.each([
    '',
    '.',
    '..',
    '../x',
    '/x',
    'a//b',
    'a\\b',
    'C:',
    'a:b',
    'dot.',
    'CON',
    'nul.txt',
    'a b',
    'é',
    'x'.repeat(81),
  ])('never is %j', (part) => {
    expect(() => filePath('services', part)).toThrow(/Not a path inside the project/)
  })
})

test('two files never share a name where case does not count', () => {
  const file = (name: string) => ({ path: filePath(name), text: '', owner: 'gen' as const })
  expect(() => fileSet([file('a/README.md'), file('a/readme.md')])).toThrow(/Two files/)
  expect([...fileSet([file('b'), file('a')]).keys()]).toEqual(['a', 'b'])
})
