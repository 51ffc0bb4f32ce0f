import { runToEnd } from './runToEnd.mjs'

const COMMAND = ['setpriv', '--pdeathsig']

/**
 * What to write before a command so that it ends when its parent is killed. Empty where the system has no such promise; there a broker
 * that was left behind is taken over at the next start.
 *
 * @param {'TERM' | 'KILL'} [signal]
 */
export async function dyingWithParent(signal = 'TERM') {
  const prefix = [...COMMAND, signal]
  const [command = '', ...args] = prefix
  return (await runToEnd(command, [...args, 'true'])).code === 0 ? prefix : []
}
