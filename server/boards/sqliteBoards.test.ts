import { describe, expect, it } from 'vitest'
import { deriveTopology } from '../../shared/document/boardDocument'
import { sameTopology } from '../../shared/document/sameTopology'
import { addService, boardsForTests, browser, code, named, value } from './boardsForTests'

describe('an edit', () => {
  it('is on disk when it is acknowledged, and told afterwards', async () => {
    const { boards, onDisk } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const told: string[] = []
    boards.onEdited((boardId, update, topology) => told.push(`${boardId} ${update.length} ${topology.services.size}`))
    const update = browser(boards, id).update(addService('s1'))
    const acknowledged = boards.edit(id, update)
    expect(value(boards.topology(id)).services.size).toBe(0)
    expect(code(await acknowledged)).toBe('ok')
    expect([...onDisk(id).services.keys()]).toEqual(['s1'])
    expect([...value(boards.topology(id)).services.keys()]).toEqual(['s1'])
    expect(told).toEqual([`shop ${update.length} 1`])
  })

  it('of one turn shares a commit with the others of that turn, in order', async () => {
    const { boards } = boardsForTests()
    const one = value(boards.create(named('One')))
    const two = value(boards.create(named('Two')))
    const ann = browser(boards, one)
    const ben = browser(boards, two)
    const told: string[] = []
    boards.onEdited((boardId, _, topology) => told.push(`${boardId} ${topology.services.size}`))
    const outcomes = await Promise.all([
      boards.edit(one, ann.update(addService('s1'))),
      boards.edit(two, ben.update(addService('s1'))),
      boards.edit(one, ann.update(addService('s2'))),
    ])
    expect(outcomes.map(code)).toEqual(['ok', 'ok', 'ok'])
    expect(told).toEqual(['one 1', 'two 1', 'one 2'])
  })

  it('gives everyone the same board whoever joined when', async () => {
    const { boards } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const ann = browser(boards, id)
    await boards.edit(id, ann.update(addService('s1')))
    const ben = browser(boards, id)
    await boards.edit(id, ben.update(addService('s2')))
    const late = browser(boards, id)
    expect(sameTopology(deriveTopology(late.doc), value(boards.topology(id)))).toBe(true)
    expect(late.doc.getMap('services').size).toBe(2)
  })

  it('on a board that does not exist is refused', async () => {
    const { boards } = boardsForTests()
    const names = ['nowhere', '../boards', '%2e%2e', '\0', 'x'.repeat(10_000), '__proto__']
    for (const name of names) {
      expect(code(await boards.edit(name, Uint8Array.of(0, 0)))).toBe('noBoard')
      expect(code(boards.join(name, Uint8Array.of(0)))).toBe('noBoard')
      expect(code(boards.topology(name))).toBe('noBoard')
      expect([boards.prefix(name), boards.owned(name).size]).toEqual(['', 0])
    }
  })
})

it('is flushed to the disk by every commit', () => {
  const { database } = boardsForTests()
  const setting = (name: string) => Object.values(database.prepare(`pragma ${name}`).get())
  expect([setting('journal_mode'), setting('synchronous'), setting('foreign_keys')]).toEqual([['wal'], [2], [1]])
})

describe('the list', () => {
  it('counts ids up from a slug of the name, and never gives one twice', () => {
    const { boards } = boardsForTests()
    const made = ['Social media', 'Social media', 'Übung', '???'].map((name) => value(boards.create(named(name))))
    boards.delete('social-media-2')
    expect([...made, value(boards.create(named('Social Media')))]).toEqual([
      'social-media',
      'social-media-2',
      'ubung',
      'unnamed',
      'social-media-3',
    ])
  })

  it('tells name, order and changes', async () => {
    let clock = 1000
    const { boards } = boardsForTests(() => clock++)
    let changes = 0
    boards.onListChanged(() => changes++)
    const one = value(boards.create(named('One')))
    value(boards.create(named('Two'), { isolated: true }))
    await boards.edit(one, browser(boards, one).update(addService('s1')))
    value(boards.rename(one, 'First'))
    const rows = boards.list().map(({ id, topology, isolated, editedAt }) => [id, topology.name, isolated, editedAt])
    expect(rows).toEqual([
      ['one', 'First', false, 1003],
      ['two', 'Two', true, 1001],
    ])
    expect(changes).toBe(4)
    expect([boards.prefix('one'), boards.prefix('two')]).toEqual(['', 'sb.two.1.'])
  })

  it('gives no id that is taken elsewhere', () => {
    const { boards } = boardsForTests()
    const isTaken = (id: string) => ['two', 'two-2'].includes(id)
    const id = value(boards.create(named('Two'), { isolated: true, isTaken }))
    expect(boards.prefix(id)).toBe('sb.two-3.1.')
    expect(boards.prefix(value(boards.duplicate(id, (copy) => copy === 'two-copy')))).toBe('sb.two-copy-2.1.')
  })

  it('copies a board with a history of its own', async () => {
    const { boards } = boardsForTests()
    const id = value(boards.create({ ...named('Shop'), notes: new Map([['n', { id: 'n', text: 'x' }]]) }))
    const copy = value(boards.duplicate(id))
    await boards.edit(
      id,
      browser(boards, id).update((edit) => edit.remove(['n'])),
    )
    expect(copy).toBe('shop-copy')
    expect([value(boards.topology(id)).notes.size, value(boards.topology(copy)).notes.size]).toEqual([0, 1])
  })

  it('keeps a deleted board for a day', async () => {
    const day = 24 * 60 * 60 * 1000
    let clock = day
    const { boards, reopen } = boardsForTests(() => clock)
    const id = value(boards.create(named('Shop')))
    const ann = browser(boards, id)
    await boards.edit(id, ann.update(addService('s1')))
    boards.own(id, 'orders')
    value(boards.delete(id))
    expect([
      boards.list().length,
      code(boards.delete(id)),
      code(await boards.edit(id, ann.update(addService('s2')))),
    ]).toEqual([0, 'noBoard', 'noBoard'])
    clock += day - 1
    const nextDay = reopen()
    expect(code(nextDay.restore(id))).toBe('ok')
    expect([...value(nextDay.topology(id)).services.keys(), ...nextDay.owned(id)]).toEqual(['s1', 'orders'])
    value(nextDay.delete(id))
    clock += day
    const dayAfter = reopen()
    expect([code(dayAfter.restore(id)), dayAfter.owned(id).size]).toEqual(['noBoard', 0])
  })

  it('remembers whose topics are whose', () => {
    const { boards, reopen } = boardsForTests()
    const one = value(boards.create(named('One')))
    const two = value(boards.create(named('Two')))
    boards.own(one, 'orders')
    boards.own(one, 'orders')
    boards.own(two, '__proto__')
    const reopened = reopen()
    expect([[...reopened.owned(one)], [...reopened.owned(two)]]).toEqual([['orders'], ['__proto__']])
  })

  it('is not opened when a newer version wrote it', () => {
    const { database, reopen } = boardsForTests()
    database.exec('insert into schema_version values (99)')
    expect(reopen).toThrow('newer Streamboard')
  })

  it('closes twice, with what waits written', async () => {
    const { boards, onDisk } = boardsForTests()
    const id = value(boards.create(named('Shop')))
    const acknowledged = boards.edit(id, browser(boards, id).update(addService('s1')))
    boards.close()
    boards.close()
    expect(code(await acknowledged)).toBe('ok')
    expect(onDisk(id).services.size).toBe(1)
  })
})
