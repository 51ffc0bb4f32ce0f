import { expect, it, vi } from 'vitest'
import type { BoardEdit } from '../../shared/document/port'
import { topologyOfUpdate } from '../../shared/document/topologyOfUpdate'
import { boardOf } from '../../shared/topology/boardForTests'
import { openBoardDatabase } from './boardDatabase'
import { addService, boardsForTests, browser, code, named, value } from './boardsForTests'
import * as packing from './packedBoard'
import type { Boards } from './port'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A board called Shop, and a clock that a test turns. */
function shop(topology = named('Shop')) {
  let ms = 20_000 * DAY
  const store = boardsForTests(() => ms)
  const id = value(store.boards.create(topology))
  const ann = browser(store.boards, id)
  return {
    ...store,
    id,
    draw: (change: (edit: BoardEdit) => void) => store.boards.edit(id, ann.update(change)),
    /** As the server's timer does. */
    wait: async (span: number, boards: Boards = store.boards) => {
      ms += span
      await boards.versions.keepPaused()
    },
    told: (boards: Boards = store.boards) =>
      value(boards.versions.list(id, { limit: 100 })).versions.map(
        ({ cause, name, changes }) => `${name ?? cause}: ${changes}`,
      ),
    newest: () => value(store.boards.versions.list(id, { limit: 1 })).versions[0]?.version ?? 0,
  }
}

it('is kept when people pause for five minutes, and not again before there is something new', async () => {
  const { draw, wait, told } = shop()
  await draw(addService('s1'))
  await wait(4 * MINUTE)
  await draw(addService('s2'))
  await wait(4 * MINUTE)
  expect(told()).toEqual([])
  await wait(MINUTE)
  expect(told()).toEqual(['paused: 2 services added'])
  await wait(HOUR)
  await draw((edit) => edit.remove(['s1']))
  await draw(addService('s1'))
  await wait(HOUR)
  expect(told()).toHaveLength(1)
  await draw((edit) => edit.remove(['s1']))
  await wait(HOUR)
  expect(told()[0]).toBe('paused: 1 service removed')
})

it('is kept every half hour when nobody ever pauses', async () => {
  const { draw, wait, told } = shop()
  for (let minute = 0; minute < 62; minute++) {
    await draw(addService(`s${minute}`))
    await wait(MINUTE)
  }
  expect(told()).toEqual(['paused: 30 services added', 'paused: 30 services added'])
})

it('is kept of what a board begins with', () => {
  const { told } = shop(boardOf('streamboard: 1\nname: Shop\ntopics: [{ id: t, name: orders }]'))
  expect(told()).toEqual(['created: 1 topic added'])
})

it('is kept on request, once for one state, and the newest gets the name that is given to the same', async () => {
  const { boards, id, draw, told } = shop()
  await draw(addService('s1'))
  const changes = '1 service added'
  expect([
    code(await boards.versions.keep(id, 'applied')),
    code(await boards.versions.keep(id, 'beforeImport')),
  ]).toEqual(['ok', 'ok'])
  expect(told()).toEqual([`applied: ${changes}`])
  await boards.versions.name(id, 'Before the demo')
  expect(told()).toEqual([`Before the demo: ${changes}`])
  await boards.versions.name(id, 'As taught')
  expect(told()).toEqual(['As taught: nothing', `Before the demo: ${changes}`])
})

it('holds the edits of this very turn', async () => {
  const { boards, id, draw, told } = shop()
  const drawing = draw(addService('s1'))
  await boards.versions.name(id, 'First')
  expect(told()).toEqual(['First: 1 service added'])
  expect(code(await drawing)).toBe('ok')
})

it('becomes rare with age unless it has a name, and tells what it changed since the one before that is left', async () => {
  const { boards, id, draw, wait, told } = shop()
  for (let at = 0; at < 12; at++) {
    await draw(addService(`s${at}`))
    await wait(10 * MINUTE)
    if (at === 3)
      boards.versions.rename(id, value(boards.versions.list(id, { limit: 1 })).versions[0]?.version ?? 0, 'Kept')
  }
  await draw(addService('late'))
  await wait(40 * DAY)
  expect(told()).toEqual(['paused: 9 services added', 'Kept: 4 services added'])
})

it('gives back the board as it was, under the same ids', async () => {
  const { boards, id, draw, newest } = shop(boardOf('streamboard: 1\nname: Shop\ntopics: [{ id: t, name: orders }]'))
  const first = newest()
  await draw((edit) => edit.remove(['t']))
  const update = value(boards.versions.read(id, first))
  expect(topologyOfUpdate(update)?.topics.get('t')?.name).toBe('orders')
})

it('can be asked for in pages, newest first', async () => {
  const { boards, id } = shop()
  for (const name of ['1', '2', '3']) await boards.versions.name(id, name)
  const page = value(boards.versions.list(id, { limit: 2 }))
  const rest = value(boards.versions.list(id, { limit: 2, before: page.versions[1]?.version }))
  expect([page.versions.map(({ name }) => name), page.more]).toEqual([['3', '2'], true])
  expect([rest.versions.map(({ name }) => name), rest.more]).toEqual([['1'], false])
})

it('is refused under the name of another board, when it is gone, and automatic ones are not deleted', async () => {
  const { boards, id, draw, newest, told } = shop()
  const other = value(boards.create(named('Other')))
  await draw(addService('s1'))
  await boards.versions.keep(id, 'applied')
  const version = newest()
  expect(code(boards.versions.read(other, version))).toBe('noVersion')
  expect(code(boards.versions.rename(other, version, 'x'))).toBe('noVersion')
  expect(code(await boards.versions.delete(other, version))).toBe('noVersion')
  expect(code(await boards.versions.delete(id, version))).toBe('automaticVersion')
  boards.versions.rename(id, version, 'x')
  expect(code(await boards.versions.delete(id, version))).toBe('ok')
  expect(code(boards.versions.read(id, version))).toBe('noVersion')
  expect(code(boards.versions.list('nowhere', { limit: 1 }))).toBe('noBoard')
  expect(told()).toEqual([])
})

it('with a name is refused beyond 200 of them, with the way out', async () => {
  const { boards, id, newest } = shop()
  for (let count = 0; count < 200; count++) await boards.versions.name(id, `${count}`)
  expect(code(await boards.versions.name(id, 'one more'))).toBe('tooManyVersions')
  expect(code(boards.versions.rename(id, newest(), 'another name'))).toBe('ok')
  await boards.versions.delete(id, newest())
  expect(code(await boards.versions.name(id, 'one more'))).toBe('ok')
})

it('is kept after a restart of what was not kept before it, and of boards from before there were versions', async () => {
  const { database, draw, wait, told, reopen } = shop()
  await draw(addService('s1'))
  database.exec(`drop table versions; drop table deleted_topics; alter table boards drop column unversioned_since;
    alter table boards drop column document;
    delete from schema_version where version > 2`)
  const boards = reopen()
  expect(told(boards)).toEqual([])
  await wait(HOUR, boards)
  expect(told(boards)).toEqual(['paused: 1 service added'])
})

it('is refused by a full disk with a sentence, and nothing is lost', async () => {
  const { boards, database, draw, id, told } = shop()
  await draw((edit) => edit.putNote({ id: 'n', text: text(60_000) }))
  database.exec(`pragma max_page_count = ${database.prepare('pragma page_count').get().page_count}`)
  expect(code(await boards.versions.name(id, 'Full'))).toBe('diskFull')
  expect([told(), value(boards.topology(id)).notes.size]).toEqual([[], 1])
  database.exec('pragma max_page_count = 100000')
  expect(code(await boards.versions.name(id, 'Full'))).toBe('ok')
  expect(told()).toEqual(['Full: 1 note added'])
})

it('that is damaged is refused, and the next one is kept all the same', async () => {
  const { boards, database, draw, id, newest, told } = shop()
  await boards.versions.name(id, 'First')
  database.exec("update versions set bytes = x'ff'")
  expect(code(boards.versions.read(id, newest()))).toBe('versionDamaged')
  await draw(addService('s1'))
  await boards.versions.name(id, 'Second')
  expect(told()[0]).toBe('Second: 1 service added')
})

it('that was a bug to make is not tried for ever, ends nothing, and keeps the next board waiting for one turn only', async () => {
  const { boards, draw, wait, told } = shop()
  const other = value(boards.create(named('Other')))
  const ann = browser(boards, other)
  const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const bug = vi.spyOn(packing, 'packedBoard').mockImplementationOnce(() => {
    throw new Error('a bug')
  })
  await draw(addService('s1'))
  await boards.edit(other, ann.update(addService('s2')))
  await wait(HOUR)
  expect(value(boards.versions.list(other, { limit: 9 })).versions).toEqual([])
  await wait(0)
  await wait(0)
  expect(value(boards.versions.list(other, { limit: 9 })).versions).toHaveLength(1)
  expect([told(), bug.mock.calls.length, log.mock.calls.length]).toEqual([[], 2, 1])
  log.mockRestore()
  bug.mockRestore()
})

it('is neither packed nor told of again as long as the board is drawn as it was kept', async () => {
  const { boards, id, draw, newest } = shop()
  await draw(addService('s1'))
  const heard = vi.fn()
  boards.versions.onChanged(heard)
  const unpacked = vi.spyOn(packing, 'unpackedBoard')
  for (let time = 0; time < 3; time++) await boards.versions.keep(id, 'beforeImport')
  expect([heard.mock.calls.length, unpacked.mock.calls.length]).toEqual([1, 1])
  await boards.versions.name(id, 'First')
  await boards.versions.delete(id, newest())
  await boards.versions.keep(id, 'beforeImport')
  expect(newest()).not.toBe(0)
  unpacked.mockRestore()
})

it('goes in steps where each is between two that stay, so that few are compared at a time', async () => {
  const { boards, id, draw, wait, told } = shop()
  for (let at = 0; at < 6; at++) {
    await draw(addService(`s${at}`))
    await boards.versions.keep(id, 'applied')
    await draw(addService(`t${at}`))
    await boards.versions.name(id, `${at}`)
  }
  const unpacked = vi.spyOn(packing, 'unpackedBoard')
  await draw(addService('late'))
  await wait(40 * DAY)
  expect(unpacked.mock.calls.length).toBeLessThanOrEqual(5)
  const kinds = () => told().map((words) => words.split(':')[0])
  expect(kinds()).toEqual(['paused', '5', 'applied', '4', 'applied', '3', 'applied', '2', 'applied', '1', '0'])
  expect(told().slice(-3)).toEqual(['applied: 1 service added', '1: 2 services added', '0: 2 services added'])
  await draw(addService('later'))
  await wait(HOUR)
  expect(kinds()).toEqual(['paused', 'paused', '5', 'applied', '4', 'applied', '3', '2', '1', '0'])
  unpacked.mockRestore()
})

it('of a board that is too large packed is refused with a sentence', async () => {
  const { boards, id, draw, told } = shop()
  await draw(addService('s1'))
  const huge = vi.spyOn(packing, 'packedBoard').mockReturnValue(new Uint8Array(9 * 1024 * 1024))
  expect(code(await boards.versions.name(id, 'Huge'))).toBe('versionTooLarge')
  huge.mockReturnValue(new Uint8Array(7 * 1024 * 1024))
  const codes: string[] = []
  for (let at = 0; at < 10; at++) codes.push(code(await boards.versions.name(id, `${at}`)))
  expect(codes.indexOf('tooManyVersions')).toBe(9)
  expect(told()).toHaveLength(9)
  huge.mockRestore()
})

it('goes with its board', async () => {
  const { boards, folder, id, wait, reopen } = shop()
  await boards.versions.name(id, 'First')
  boards.delete(id)
  await wait(2 * DAY)
  expect(code(boards.versions.list(id, { limit: 1 }))).toBe('noBoard')
  reopen()
  const database = openBoardDatabase(folder)
  expect(database.prepare('select * from versions').all()).toEqual([])
  database.close()
})

/** Hardly any of it can be packed. */
const text = (length: number) =>
  Array.from({ length }, (_, at) => String.fromCharCode(33 + (((at * at * 7919 + at * 104729) % 9973) % 90))).join('')
