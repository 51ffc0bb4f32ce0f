import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

// `npm run bench` measures everything, `npm run bench -- F4 sizes` only these rows. A row is a file of this folder named after it, bundled
// like the real server and run in a process of its own. It prints one JSON line per size; the lines are kept in e2e/results. Both bundles
// of the application must have been built (`npm start` does). No figure here is a test: docs/figures.md is the record of them.

const ROWS = /^(f\d+|[a-z]+)Row\.ts$/
const root = join(import.meta.dirname, '..', '..')
const results = join(root, 'e2e', 'results')
const wanted = process.argv.slice(2).map((name) => name.toLowerCase())
const known = (await readdir(import.meta.dirname)).flatMap((file) => ROWS.exec(file)?.[1] ?? [])
const rows = wanted.length === 0 ? known : wanted

const unknown = rows.filter((row) => !known.includes(row))
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(', ')}. There are ${known.join(', ')}.`)
  process.exit(2)
}

// Beside dist/server and dist/client, where a row finds both as the sources do.
await build({
  configFile: false,
  root,
  logLevel: 'error',
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: false,
    rollupOptions: {
      input: rows.map((row) => join(import.meta.dirname, `${row}Row.ts`)),
      output: { entryFileNames: 'bench-[name].js', chunkFileNames: 'bench-[name].js' },
    },
  },
})

// Vite sets NODE_ENV, which `npm start` does not.
const { NODE_ENV: _, ...env } = process.env
await mkdir(results, { recursive: true })
for (const row of rows) {
  const child = spawn(process.execPath, ['--expose-gc', join(root, 'dist', `bench-${row}Row.js`)], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.pipe(process.stdout)
  child.stdout.pipe(createWriteStream(join(results, `${row}.jsonl`)))
  const [code] = await once(child, 'close')
  if (code !== 0) process.exitCode = 1
}
