import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync, Visitor } from 'vite'
import { report } from './measure'

// Sizes of what is sent to the browser, of what is installed, and of what a reader has to read at once.

const root = join(import.meta.dirname, '..')
const megabytes = (folder: string) =>
  Number(execFileSync('du', ['-sm', join(root, folder)], { encoding: 'utf8' }).split('\t')[0])

const client = join(root, 'dist', 'client')
const assets = readdirSync(join(client, 'assets'))
const page = readFileSync(join(client, 'index.html'), 'utf8')
const entries = [...page.matchAll(/assets\/([\w.-]+\.(?:js|css))/g)].map(([, name]) => name ?? '')
const board = assets.filter((name) => /^BoardScreen-.*\.js$/.test(name))
const sent = (what: string, names: Iterable<string>) =>
  report({ what: 'client, gzip', size: what, ours: sum(names, gzipped) / 1000, unit: 'kB' })

sent('JavaScript of the gallery', withImports(entries.filter(isScript)))
sent('JavaScript of an open board', withImports([...entries.filter(isScript), ...board]))
sent(
  'style sheets',
  assets.filter((name) => name.endsWith('.css')),
)
sent('all JavaScript, the lazy parts too', assets.filter(isScript))
report({ what: 'installed packages', size: 'with development', ours: megabytes('node_modules'), unit: 'MB' })

const sources = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => existsSync(join(root, file)) && !/\.test\.|ForTests|^e2e|\/resources\/|\.d\.ts$|^$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
const lines = sources.map(({ file, text }) => ({ where: file, lines: text.split('\n').length - 1 }))
const functions = sources.flatMap(functionsOf)
for (const [what, all] of [
  ['file', lines],
  ['function', functions.filter(({ where }) => !where.includes('.tsx'))],
  ['component or function of a tsx file', functions.filter(({ where }) => where.includes('.tsx'))],
] as const) {
  const sorted = [...all].sort((a, b) => b.lines - a.lines)
  const [largest, middle] = [sorted[0], sorted[Math.floor(sorted.length / 2)]]
  report({ what: `largest ${what}`, size: largest?.where ?? '', ours: largest?.lines ?? 0, unit: 'lines' })
  report({ what: `median ${what}`, size: `of ${sorted.length}`, ours: middle?.lines ?? 0, unit: 'lines' })
}

function isScript(name: string): boolean {
  return name.endsWith('.js')
}

/** What the browser loads before it runs these: they and whatever they import, not what they import later. */
function withImports(names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (name: string) => {
    if (found.has(name)) return
    found.add(name)
    const { module } = parseSync(name, readFileSync(join(client, 'assets', name), 'utf8'))
    for (const { moduleRequest } of module.staticImports) visit(moduleRequest.value.replace('./', ''))
  }
  for (const name of names) visit(name)
  return found
}

function gzipped(name: string): number {
  return gzipSync(readFileSync(join(client, 'assets', name))).length
}

function sum(names: Iterable<string>, of: (name: string) => number): number {
  return [...names].reduce((total, name) => total + of(name), 0)
}

function functionsOf({ file, text }: { file: string; text: string }) {
  const found: { where: string; lines: number }[] = []
  const take = ({ start, end }: { start: number; end: number }) => {
    const line = text.slice(0, start).split('\n').length
    found.push({ where: `${file}:${line}`, lines: text.slice(start, end).split('\n').length })
  }
  const visitor = new Visitor({ FunctionDeclaration: take, FunctionExpression: take, ArrowFunctionExpression: take })
  visitor.visit(parseSync(file, text).program)
  return found
}
