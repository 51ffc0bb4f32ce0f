import { expect, it } from 'vitest'
import { formatBoardFile, YAML_AT_ONCE } from '../../../shared/topology/boardFile'
import { EMPTY_TOPOLOGY, type Topology } from '../../../shared/topology/model'
import { readBoardFile, readBoardText } from './readBoardFile'

const boardOf = (services: number): Topology => ({
  ...EMPTY_TOPOLOGY,
  services: new Map(
    Array.from({ length: services }, (_, at) => [`s${at}`, { id: `s${at}`, name: `Service ${at}`, language: 'go' }]),
  ),
})

it('YAML that would hold up the page is refused with the way to bring the board in all the same', async () => {
  const board = boardOf(6000)
  const yaml = formatBoardFile(board, 'yaml')
  const json = formatBoardFile(board, 'json')
  expect(yaml.length).toBeGreaterThan(YAML_AT_ONCE)
  for (const read of [readBoardText(yaml), await readBoardFile(new Blob([yaml]))]) {
    expect(read).toMatchObject({ ok: false, problems: [{ code: 'tooLarge', next: 'Take the board as JSON.' }] })
  }
  const read = await readBoardFile(new Blob([json]))
  expect(read.ok && read.topology.services.size).toBe(6000)
})

it('YAML of a board that people draw is read', () => {
  const read = readBoardText(formatBoardFile(boardOf(1000), 'yaml'))
  expect(read.ok && read.topology.services.size).toBe(1000)
})
