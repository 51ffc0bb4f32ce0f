import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { createBoardDocument, editDocument } from '../../shared/document/boardDocument'
import { median, millisecondsOf, percentile, report } from './measure'
import { EMPTY_STATE, inWorld, type WireClient } from './world'

// From an edit to "it is on disk", over the wire, one after the other, on boards of growing size; against a bare write and fsync of as many
// bytes, in turn.

const EDITS = 300

await inWorld(async ({ browser }) => {
  for (const services of [10, 200, 1_000]) await measure(browser, services)
})

async function measure(browser: WireClient, services: number): Promise<void> {
  const board = await openBoard(browser)
  for (let at = 0; at < services; at++) await board.save(`service-${at}`)
  const folder = await mkdtemp(join(tmpdir(), 'bench-fsync-'))
  const file = await open(join(folder, 'file'), 'w')
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let at = 0; at < EDITS; at++) {
    ours.push(await millisecondsOf(() => board.save(`service-${at % services}`)))
    theirs.push(await millisecondsOf(() => file.write(new Uint8Array(200)).then(() => file.datasync())))
  }
  await file.close()
  await rm(folder, { recursive: true })
  const figure = { what: 'edit to disk and acknowledged, against write and fsync', unit: 'ms' }
  report({ ...figure, size: `${services} services, p50`, ours: median(ours), theirs: median(theirs) })
  report({ ...figure, size: `${services} services, p99`, ours: percentile(ours, 99), theirs: percentile(theirs, 99) })
}

/** A page's document of a new board. `save` moves or adds a service and resolves when that is on disk. */
async function openBoard(browser: WireClient) {
  const { boardId } = await browser.ask('board:create', { name: 'Saving' })
  const { update } = await browser.ask('board:join', { boardId, stateVector: EMPTY_STATE })
  const document = createBoardDocument()
  Y.applyUpdate(document, Buffer.from(update, 'base64'))
  let edits = 0
  return {
    async save(id: string) {
      const before = Y.encodeStateVector(document)
      editDocument(document, (edit) => {
        edit.putService({ id, name: id, language: 'typescript' })
        edit.moveTo(id, { x: edits++, y: 0 })
      })
      const change = Buffer.from(Y.encodeStateAsUpdate(document, before)).toString('base64')
      await browser.ask('board:edit', { boardId, update: change })
    },
  }
}
