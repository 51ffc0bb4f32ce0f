import type { RequestName } from '../../shared/protocol/operations'
import type { Role } from './parts'

/**
 * Who may do what. A request without a rule does not compile. Everyone who reaches a loopback server is its owner today; the rules stand
 * from the first day so that opening it to a class adds roles, not doors.
 */
const MAY: Readonly<Record<RequestName, readonly Role[]>> = {
  'board:list': ['owner', 'editor', 'viewer'],
  'board:create': ['owner', 'editor'],
  'board:rename': ['owner', 'editor'],
  'board:duplicate': ['owner', 'editor'],
  'board:delete': ['owner'],
  'board:restore': ['owner'],
  'board:join': ['owner', 'editor', 'viewer'],
  'board:size': ['owner', 'editor', 'viewer'],
  'board:leave': ['owner', 'editor', 'viewer'],
  'board:edit': ['owner', 'editor'],
  'presence:tell': ['owner', 'editor', 'viewer'],
  'live:watch': ['owner', 'editor', 'viewer'],
  'records:read': ['owner', 'editor', 'viewer'],
  'record:open': ['owner', 'editor', 'viewer'],
  'message:produce': ['owner', 'editor'],
  'plan:make': ['owner', 'editor', 'viewer'],
  'plan:apply': ['owner'],
  'topic:adopt': ['owner'],
  'topic:inspect': ['owner', 'editor', 'viewer'],
  'topic:delete': ['owner'],
  'topic:deletions': ['owner', 'editor', 'viewer'],
  'version:list': ['owner', 'editor', 'viewer'],
  'version:read': ['owner', 'editor', 'viewer'],
  'version:name': ['owner', 'editor'],
  'version:rename': ['owner', 'editor'],
  'version:delete': ['owner', 'editor'],
  'version:keep': ['owner', 'editor'],
  'version:restore': ['owner', 'editor'],
  'run:start': ['owner', 'editor'],
  'run:stop': ['owner', 'editor'],
  'run:crash': ['owner', 'editor'],
  'run:burst': ['owner', 'editor'],
  'fault:plant': ['owner', 'editor'],
  'bookmark:move': ['owner', 'editor'],
  'ledger:read': ['owner', 'editor', 'viewer'],
  'ledger:open': ['owner', 'editor', 'viewer'],
  'ledger:restart': ['owner', 'editor'],
  'timeline:read': ['owner', 'editor', 'viewer'],
  'event:follow': ['owner', 'editor', 'viewer'],
  'store:read': ['owner', 'editor', 'viewer'],
  'store:wipe': ['owner', 'editor'],
  'store:rebuild': ['owner', 'editor'],
  'row:put': ['owner', 'editor'],
  'row:delete': ['owner', 'editor'],
  'kafka:restart': ['owner'],
  'broker:kill': ['owner'],
  'broker:start': ['owner'],
  'cluster:about': ['owner', 'editor', 'viewer'],
}

export const mayDo = (role: Role, action: RequestName): boolean => MAY[action].includes(role)
