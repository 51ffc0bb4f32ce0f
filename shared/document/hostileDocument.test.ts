import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { COLLECTIONS } from '../topology/collections'
import { createBoardDocument, deriveTopology } from './boardDocument'
import { sameTopology } from './sameTopology'
import { createTopologyView } from './topologyView'

it('derives something from anything', () => {
  const deep = (levels: number): unknown => (levels === 0 ? 'x' : { a: deep(levels - 1) })
  const junk = fc.oneof(
    fc.anything({ maxDepth: 2, withBigInt: false }).filter(isStorable),
    fc.constantFrom(new Uint8Array(3), 1e300, -0, Number.NaN, 'x'.repeat(600), deep(900), 'a', [[1, 2], [3], 'x']),
  )
  const roots = fc.constantFrom('meta', ...COLLECTIONS)
  const keys = fc.constantFrom(
    'name',
    '__proto__',
    'a',
    'x'.repeat(101),
    '',
    'kind',
    'from',
    'configs',
    'partitions',
    'to',
    'mode',
    'fold',
    'frame',
    'via',
    'zoom',
  )
  const shapes = fc.constantFrom('plain', 'map', 'array', 'text', 'nested')
  fc.assert(
    fc.property(fc.array(fc.tuple(roots, keys, keys, shapes, junk), { maxLength: 40 }), (writes) => {
      const doc = createBoardDocument()
      const view = createTopologyView(doc)
      for (const [root, key, field, shape, value] of writes) scribble(doc.getMap(root), { key, field, shape, value })
      const derived = deriveTopology(doc)
      expect(sameTopology(view.current(), derived)).toBe(true)
      expect(derived.name).not.toBe('')
      for (const { name } of derived.topics.values()) expect(typeof name).toBe('string')
      for (const { frame } of derived.services.values())
        expect(frame === undefined || derived.frames.has(frame)).toBe(true)
      for (const { x, y } of derived.layout.values()) expect(Number.isFinite(x + y)).toBe(true)
    }),
  )
})

const isStorable = (value: unknown) => {
  try {
    const doc = new Y.Doc()
    doc.getMap('m').set('v', value)
    Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(doc))
    return true
  } catch {
    return false
  }
}

type Scribble = { key: string; field: string; shape: string; value: unknown }

function scribble(root: Y.Map<unknown>, { key, field, shape, value }: Scribble) {
  const held = root.get(key)
  if (shape === 'nested' && held instanceof Y.Map) held.set(field, value)
  else if (shape === 'map' || shape === 'nested') root.set(key, new Y.Map([[field, value]]))
  else if (shape === 'array') root.set(key, Y.Array.from([value ?? null]))
  else if (shape === 'text') root.set(key, new Y.Text(field))
  else root.set(key, value)
}
