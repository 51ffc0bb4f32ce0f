import { expect, it } from 'vitest'
import { fileName } from './fileName'

it.each([
  ['Social media', 'social-media'],
  ['Größe / café', 'gro-e-cafe'],
  ['../../etc/passwd', 'etc-passwd'],
  ['🚀', 'board'],
  ['x'.repeat(250), 'x'.repeat(60)],
])('a file for "%s" is called %s', (name, file) => {
  expect(fileName(name)).toBe(file)
})
