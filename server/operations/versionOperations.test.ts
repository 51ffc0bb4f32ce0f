import { expect, test } from 'vitest'
import { addService, boardsForTests, browser, named, value } from '../boards/boardsForTests'
import { operate } from './operate'
import type { Actor, Parts } from './parts'

function shop(role: Actor['role'] = 'owner') {
  const { boards } = boardsForTests()
  const boardId = value(boards.create(named('Shop')))
  const [parts, actor] = [{ boards } as unknown as Parts, { role } as unknown as Actor]
  const { update } = browser(boards, boardId)
  return {
    boardId,
    draw: (id: string) => boards.edit(boardId, update(addService(id))),
    ask: (name: Parameters<typeof operate>[2]['name'], input: object) =>
      operate(parts, actor, { name, input: { boardId, ...input } }),
    kept: () => value(boards.versions.list(boardId, { limit: 9 })).versions.map(({ name, cause }) => name ?? cause),
    newest: () => value(boards.versions.list(boardId, { limit: 1 })).versions[0]?.version,
  }
}

test('a restore answers with what was asked for, and what is drawn now is kept', async () => {
  const { draw, ask, kept, newest } = shop()
  await draw('s1')
  await ask('version:name', { name: ' First ' })
  const version = newest()
  const read = await ask('version:read', { version })
  await draw('s2')
  expect(await ask('version:restore', { version })).toEqual(read)
  expect(kept()).toEqual(['beforeRestore', 'First'])
})

test('a restore of a version that is gone keeps nothing', async () => {
  const { draw, ask, kept } = shop()
  await draw('s1')
  expect(await ask('version:restore', { version: 99 })).toMatchObject({ ok: false, problem: { code: 'noVersion' } })
  expect(kept()).toEqual([])
})

test('what is drawn is kept before an import', async () => {
  const { draw, ask, kept } = shop()
  await draw('s1')
  await ask('version:keep', { cause: 'beforeImport' })
  expect(kept()).toEqual(['beforeImport'])
})

test.each([
  ['version:name', { name: '   ' }],
  ['version:name', { name: 'x'.repeat(101) }],
  ['version:rename', { version: 1.5, name: 'x' }],
  ['version:list', { limit: 0 }],
  ['version:read', { version: 'first' }],
  ['version:keep', { cause: 'named' }],
] as const)('%s with %j is refused as not well formed', async (name, input) => {
  expect(await shop().ask(name, input)).toMatchObject({ ok: false, problem: { code: 'invalidRequest' } })
})

test('who only looks may list and read, and nothing else', async () => {
  const { ask } = shop('viewer')
  expect(await ask('version:list', { limit: 1 })).toMatchObject({ ok: true })
  for (const [name, input] of [
    ['version:name', { name: 'x' }],
    ['version:delete', { version: 1 }],
    ['version:restore', { version: 1 }],
  ] as const)
    expect(await ask(name, input)).toMatchObject({ ok: false, problem: { code: 'forbidden' } })
})
