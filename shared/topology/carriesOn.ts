import type { Connection } from './model'

/** Whether what comes in at one end goes out at the other; what is made on a clock begins there. */
export function carriesOn(connection: Connection): boolean {
  switch (connection.kind) {
    case 'produces':
      return connection.when === 'input' || connection.when === 'failure'
    case 'calls':
    case 'keeps':
      return connection.when !== 'rate'
    case 'subscribes':
      return connection.as !== 'table'
    case 'captures':
      return true
  }
}
