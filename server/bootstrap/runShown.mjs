import { spawn } from 'node:child_process'
import { needsShell } from '../kafka/embedded/runToEnd.mjs'
import { root } from './project.mjs'

/**
 * Runs a program that talks to the person at the terminal itself.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 1 when it was killed or does not exist
 */
export const runShown = (command, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, [...args], { cwd: root, stdio: 'inherit', shell: needsShell(command), ...options })
    child.on('error', () => child.pid ?? resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
