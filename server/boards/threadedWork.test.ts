import { pathToFileURL } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { topologyOfUpdate } from '../../shared/document/topologyOfUpdate'
import { boardOf } from '../../shared/topology/boardForTests'
import { bundledScript } from './killedWriterForTests'
import { workHere } from './longWork'
import { firstUpdate } from './newBoard'
import { threadedWork } from './threadedWork'

const LOG = [firstUpdate(boardOf('streamboard: 1\nname: Shop\ntopics: [{ id: t, name: orders }]'))]

async function thread() {
  const work = threadedWork(pathToFileURL(await bundledScript('server/boards/workThread.ts')))
  onTestFinished(work.close)
  return work
}

it('does in a thread what is done here', async () => {
  const [there, here] = [await thread(), workHere()]
  const first = await there.version(LOG, undefined)
  expect(first.changes).toBe('1 topic added')
  expect(await there.version(LOG, first.bytes)).toEqual({ isKnown: true, changes: 'nothing', bytes: first.bytes })
  expect(await there.retold(undefined, first.bytes)).toBe(await here.retold(undefined, first.bytes))
  expect(await there.retold(undefined, Uint8Array.of(255))).toBeNull()
  expect(topologyOfUpdate(await there.renewed(LOG))).toEqual(topologyOfUpdate(await here.renewed(LOG)))
})

it('tells of a bug in its own words, and goes on', async () => {
  const work = await thread()
  await expect(work.renewed([Uint8Array.of(9, 9, 9)])).rejects.toThrow()
  expect((await work.version(LOG, undefined)).changes).toBe('1 topic added')
})

it('ends with what is under way', async () => {
  const work = await thread()
  const asked = work.version(LOG, undefined)
  const ended = expect(asked).rejects.toThrow('ended')
  await work.close()
  await ended
  await expect(work.renewed(LOG)).rejects.toThrow('after the end')
})
