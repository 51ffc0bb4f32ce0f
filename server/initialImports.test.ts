import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const CLIENT = join(import.meta.dirname, '..', 'client')

/** Every file and package that stands in the way of these: they and whatever they import, not what they import later. */
function importsOf(...entries: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (file: string) => {
    if (found.has(file)) return
    found.add(file)
    if (!existsSync(file) || !/\.tsx?$/.test(file)) return
    for (const name of namesIn(readFileSync(file, 'utf8'))) visit(resolved(file, name))
  }
  for (const entry of entries) visit(join(CLIENT, entry))
  return found
}

/** What is imported for its types alone is gone when it runs. */
const namesIn = (source: string) =>
  [...source.matchAll(/^(?:import|export)\s+(?!type\b)(?:([^'"]*?)\s*from\s*)?'([^']+)'/gm)]
    .filter(([, what = 'all']) => !/^\{(?:\s*type\s[^,}]*,?)*\}$/.test(what.trim()))
    .map(([, , name = '']) => name)

function resolved(from: string, name: string): string {
  if (!name.startsWith('.')) return name
  const path = join(dirname(from), name)
  return [`${path}.ts`, `${path}.tsx`].find((file) => existsSync(file)) ?? path
}

it('an open board comes without what is needed later: readers of YAML, drawings and expressions, and what is in tabs', () => {
  const all = importsOf('main.tsx', 'BoardScreen.tsx')
  expect(all).toContain('react')
  expect(all).toContain(join(CLIENT, 'panels/messages/MessagesPanel.tsx'))
  const later = ['yaml', 'elkjs', '@marcbachmann/cel-js', 'react-markdown', '@codemirror/view', 'uplot']
  const panels = ['groups/GroupsPanel', 'ledger/LedgerPanel', 'timeline/TimelinePanel', 'problems/ProblemsPanel']
  const files = panels.map((panel) => join(CLIENT, 'panels', `${panel}.tsx`))
  expect([...later, ...files].filter((name) => all.has(name))).toEqual([])
})
