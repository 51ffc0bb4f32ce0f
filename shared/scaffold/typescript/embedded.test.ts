import { expect, test } from 'vitest'
import { embeddedFiles, withExtensions } from './embedded'
import { RESOURCES } from './resources'

test('imports get the extension that Node wants, packages and Node’s own stay', () => {
  const source =
    "import { a } from './a'\nexport { b } from '../x/b'\nimport c from 'c'\nimport { d } from 'node:d'\nimport('./e')\n"
  expect(withExtensions(source)).toBe(
    "import { a } from './a.js'\nexport { b } from '../x/b.js'\nimport c from 'c'\nimport { d } from 'node:d'\nimport('./e.js')\n",
  )
})

test('what the same sources of every service import of the board is embedded', () => {
  const paths: string[] = embeddedFiles('services/x').map(({ path }) => path)
  const imported = [...RESOURCES].flatMap(([path, text]) =>
    [...text.matchAll(/from '[^']*\/board\/([^']*)\.js'/g)].map(([, target]) => [path, `${target}.ts`] as const),
  )
  expect(imported.length).toBeGreaterThan(0)
  for (const [path, target] of imported) expect(paths, path).toContain(`services/x/src/gen/board/${target}`)
})

test('everything an embedded file imports is embedded too, or a dependency of the exported service', () => {
  const files = embeddedFiles('services/x')
  const paths: string[] = files.map(({ path }) => path)
  const packages = Object.keys(JSON.parse(RESOURCES.get('package.json') ?? '').dependencies)
  for (const { path, text } of files) {
    for (const [, target = ''] of text.matchAll(/(?:from '|import\(')(\.[^']*)\.js'/g)) {
      const resolved = new URL(`${target}.ts`, `file:///${path}`).pathname.slice(1)
      expect(paths, path).toContain(resolved)
    }
    for (const [, name = ''] of text.matchAll(/(?:from '|import\(')((?!node:)[^.'][^']*)'/g))
      expect(packages, path).toContain(/^(@[^/]+\/)?[^/]+/.exec(name)?.[0])
  }
  expect(paths).toContain('services/x/src/gen/board/generation/template.ts')
})
