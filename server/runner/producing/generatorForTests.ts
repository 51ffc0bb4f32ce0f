import { packing } from '../packingForTests'
import { type Generator, serviceWork } from '../serviceWork'

/** A connection on a clock that produces this value. */
export function generatorForTests(value: string, rate = 0): Generator {
  const drawn = `  - { id: p, kind: produces, from: s, to: parcels, rate: ${rate}, value: '${value}' }`
  const [generator] = serviceWork(packing('', drawn), 's')?.generators ?? []
  if (!generator) throw new Error('Nothing is drawn')
  return generator
}
