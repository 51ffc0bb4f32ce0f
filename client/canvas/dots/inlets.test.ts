import { expect, it } from 'vitest'
import { inletOf } from './dotRouter'
import { createInlets, noteInlets } from './inlets'

it('topics into which messages of nobody drawn come are known from the first of them on', () => {
  const inlets = createInlets()
  const told: string[][] = []
  inlets.subscribe(({ topics }) => void told.push([...topics]))
  noteInlets(inlets, ['some-edge', inletOf('orders')])
  noteInlets(inlets, [inletOf('orders')])
  noteInlets(inlets, ['inletting'])
  noteInlets(inlets, [inletOf('parcels'), inletOf('orders')])
  expect(told).toEqual([['orders'], ['orders', 'parcels']])
})
