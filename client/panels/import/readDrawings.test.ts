import { expect, it, vi } from 'vitest'
import { formatBoardFile, YAML_AT_ONCE } from '../../../shared/topology/boardFile'
import { EMPTY_TOPOLOGY, type Topology } from '../../../shared/topology/model'
import { readFiles, readText } from './readDrawings'

const boardOf = (services: number): Topology => ({
  ...EMPTY_TOPOLOGY,
  services: new Map(
    Array.from({ length: services }, (_, at) => [`s${at}`, { id: `s${at}`, name: `Service ${at}`, language: 'go' }]),
  ),
})
const file = (name: string, ...parts: BlobPart[]) => new File(parts, name)

it('YAML that would hold up the page is refused with the way to bring the board in all the same', async () => {
  const board = boardOf(6000)
  const yaml = formatBoardFile(board, 'yaml')
  const json = formatBoardFile(board, 'json')
  expect(yaml.length).toBeGreaterThan(YAML_AT_ONCE)
  for (const read of [await readText(yaml), await readFiles([file('board.yaml', yaml)])]) {
    expect(read).toMatchObject({ ok: false, problems: [{ code: 'tooLarge', next: 'Take the board as JSON.' }] })
  }
  const read = await readFiles([file('board.json', json)])
  expect(read.ok && read.topology.services.size).toBe(6000)
})

it('YAML of a board that people draw is read', async () => {
  const read = await readText(formatBoardFile(boardOf(1000), 'yaml'))
  expect(read.ok && read.topology.services.size).toBe(1000)
})

it('of several files each that cannot be read is named', async () => {
  const read = await readFiles([
    file('huge.yaml', new Uint8Array(5 * 1024 * 1024)),
    file('picture.png', new Uint8Array([0x89, 0x50])),
    file('good.yaml', 'streamboard: 1'),
  ])
  expect(read).toMatchObject({ ok: false, problems: [{ place: 'huge.yaml' }, { place: 'picture.png' }] })
})

it.each([
  ['more than 50 files', Array.from({ length: 51 }, () => file('small.yaml', 'streamboard: 1'))],
  ['more than 16 MB', Array.from({ length: 5 }, () => file('large.yaml', new Uint8Array(3.5 * 1024 * 1024)))],
])('%s at once are refused before any is read', async (_what, files) => {
  const read = vi.spyOn(Blob.prototype, 'arrayBuffer')
  expect(await readFiles(files)).toMatchObject({ ok: false, problems: [{ code: 'file.tooMany' }] })
  expect(read).not.toHaveBeenCalled()
})
