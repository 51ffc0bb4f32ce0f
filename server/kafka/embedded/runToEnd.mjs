import { spawn } from 'node:child_process'

const KEPT_OUTPUT = 64 * 1024

/**
 * Runs a program and collects what it says on both streams (the last 64 kB). `code` is null when it was killed or does not exist.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal, timeout?: number }} [options]
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function runToEnd(command, args, options = {}) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, [...args], {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: needsShell(command),
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output = (output + text).slice(-KEPT_OUTPUT)
      })
    }
    child.on('error', (error) => child.pid ?? resolve({ code: null, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** On Windows npm, npx and Maven are batch files, which only a shell can start. @param {string} command */
export const needsShell = (command) => process.platform === 'win32' && ['mvn', 'npm', 'npx'].includes(command)
