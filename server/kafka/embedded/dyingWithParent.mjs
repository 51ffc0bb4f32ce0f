import { runToEnd } from './runToEnd.mjs'

const PREFIX = ['setpriv', '--pdeathsig', 'TERM']

/**
 * What to write before a command so that it ends when its parent is killed. Empty where the system has no such promise; there a broker
 * that was left behind is taken over at the next start.
 */
export async function dyingWithParent() {
  const [command = '', ...args] = PREFIX
  return (await runToEnd(command, [...args, 'true'])).code === 0 ? PREFIX : []
}
