import { expect, it } from 'vitest'
import type { WrittenFile } from './projectNews'
import { type FileNode, projectTree } from './projectTree'

const file = (path: string, owner: WrittenFile['owner'] = 'gen'): WrittenFile => ({ path, owner, bytes: 10 })

const FILES = [
  file('.env.example'),
  file('README.md', 'merge'),
  file('services/orders/Dockerfile'),
  file('services/orders/package.json', 'merge'),
  file('services/orders/src/gen/kafka.ts'),
  file('services/orders/src/handlers/placed.ts', 'once'),
  file('services/orders/src/main.ts', 'once'),
  file('services/orders/test/parts.test.ts', 'once'),
  file('services/orders-2/src/main.ts', 'once'),
]

const words = (node: FileNode): string =>
  node.kind === 'file'
    ? node.label
    : `${node.label} (${node.counts.yours} + ${node.counts.generated}): ${node.children.map(words).join(', ')}`

it('a folder for each service and one for the rest; in each what is yours comes first, its handlers before all', () => {
  expect(projectTree(FILES).map(words)).toEqual([
    'services/orders (4 + 2): src/handlers/placed.ts, src/main.ts, package.json, test/parts.test.ts, Generated (0 + 2): Dockerfile, src/gen/kafka.ts',
    'services/orders-2 (1 + 0): src/main.ts',
    'The project around them (1 + 1): README.md, Generated (0 + 1): .env.example',
  ])
})

it('nothing in the tree has the key of anything else', () => {
  const keys = (node: FileNode): readonly string[] =>
    node.kind === 'file' ? [node.path] : [node.key, ...node.children.flatMap(keys)]
  const all = projectTree(FILES).flatMap(keys)
  expect(new Set(all).size).toBe(all.length)
})
