import { expect, test } from 'vitest'
import { embeddedFiles, withExtensions } from './embedded'

test('imports get the extension that Node wants, packages and Node’s own stay', () => {
  const source = "import { a } from './a'\nexport { b } from '../x/b'\nimport c from 'c'\nimport { d } from 'node:d'\n"
  expect(withExtensions(source)).toBe(
    "import { a } from './a.js'\nexport { b } from '../x/b.js'\nimport c from 'c'\nimport { d } from 'node:d'\n",
  )
})

test('everything an embedded file imports is embedded too, and nothing else', () => {
  const files = embeddedFiles('services/x')
  const paths: string[] = files.map(({ path }) => path)
  for (const { path, text } of files) {
    for (const [, target = ''] of text.matchAll(/from '(\.[^']*)\.js'/g)) {
      const resolved = new URL(`${target}.ts`, `file:///${path}`).pathname.slice(1)
      expect(paths, path).toContain(resolved)
    }
    expect(text, path).not.toMatch(/from '(zod|yaml|kafkajs|react)/)
  }
  expect(paths).toContain('services/x/src/gen/board/generation/template.ts')
})
