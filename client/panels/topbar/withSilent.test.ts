import { expect, test } from 'vitest'
import { withSilent } from './withSilent'

test('a broker that the cluster does not tell of is in its place among the others, to be started', () => {
  const told = [1, 3].map((id) => ({ id, address: `a:${id}`, rack: null, leads: 1, copies: 1, inSync: 1 }))
  const nodes = [undefined, 1, 2, 3].map((id) => ({ ...(id !== undefined && { id }), state: 'ready' as const }))
  expect(withSilent(told, nodes).map(({ id, address }) => [id, address])).toEqual([
    [1, 'a:1'],
    [2, null],
    [3, 'a:3'],
  ])
})
