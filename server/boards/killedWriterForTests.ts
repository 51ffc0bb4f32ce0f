import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { onTestFinished } from 'vitest'

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'boards-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Inside node_modules, so that the bundle finds what it imports. */
export async function bundledScript(input: string): Promise<string> {
  mkdirSync('node_modules/.cache', { recursive: true })
  const outDir = mkdtempSync('node_modules/.cache/boards-')
  onTestFinished(() => rmSync(outDir, { recursive: true }))
  const rollupOptions = { input, output: { entryFileNames: 'writer.mjs' } }
  await build({ configFile: false, logLevel: 'error', build: { ssr: true, target: 'node20', outDir, rollupOptions } })
  return join(outDir, 'writer.mjs')
}

type Writing = { readonly folder: string; readonly writes: number }

/** Kills a script that prints the number of each write, once so many more are acknowledged; resolves to how many were in all. */
export async function writeUntilKilled(script: string, { folder, writes }: Writing): Promise<number> {
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
    if (printed.split('\n').length > writes) child.kill('SIGKILL')
  })
  await once(child, 'close')
  const complete = printed.slice(0, printed.lastIndexOf('\n')).split('\n')
  return Number(complete.at(-1)) + 1
}
