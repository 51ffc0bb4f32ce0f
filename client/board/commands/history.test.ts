import { expect, it } from 'vitest'
import type { Undone } from '../ownHistory'
import { boardForTests, drawn } from './boardForTests'
import { redo, undo } from './history'

const board =
  'streamboard: 1\nname: Shop\nservices: [{ id: a, name: orders }, { id: b, name: stock }]\ntopics: [{ id: t, name: placed }]'

it.each([
  [{ changed: true }, []],
  [{ changed: false }, ['There is nothing left to undo of it: somebody else has deleted or changed it since.']],
  [
    { changed: true, passedOver: true },
    ['Undone an earlier step: somebody else has deleted or changed what came after it.'],
  ],
  [{ changed: false, stays: new Set(['a']) }, ['orders stays: somebody else has worked on it since.']],
  [
    { changed: true, stays: new Set(['a', 't']) },
    ['Undone, but orders, placed stay: somebody else has worked on it since.'],
  ],
  [{ changed: false, stays: new Set(['edge']) }, ['What you added stays: somebody else has worked on it since.']],
] satisfies readonly [Pick<Undone, 'changed'> & Partial<Undone>, readonly string[]][])(
  'after an undo of %j it is said: %j',
  (undone, said) => {
    const context = boardForTests(drawn(board))
    const result: Undone = { passedOver: false, stays: new Set(), ...undone }
    undo.run({ ...context, session: { ...context.session, undo: () => result } })
    expect(context.said).toEqual(said)
    expect(context.workspace.getState().saying).toBe(said.length === 0 ? 'Undone.' : null)
  },
)

it('a redo without anything left to do says so too', () => {
  const context = boardForTests()
  redo.run(context)
  expect(context.said).toEqual(['There is nothing left to redo of it: somebody else has deleted or changed it since.'])
})
