import { spawn } from 'node:child_process'

/** Opens the address in the person's browser, if there is a screen to open it on. @param {string} address */
export function openBrowser(address) {
  const [command, ...args] = openerOf(process.platform, process.env)
  if (!command) return
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}

/**
 * @param {string} platform
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {readonly string[]} empty where nobody is looking
 */
export function openerOf(platform, env) {
  if (env.CI) return []
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['cmd', '/c', 'start', '']
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : []
}
