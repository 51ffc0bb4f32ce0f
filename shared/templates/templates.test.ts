import { describe, expect, test } from 'vitest'
import guide from '../../docs/guide/templates.md?raw'
import { check } from '../checks/check'
import { sampleOf } from '../checks/sampleOf'
import { compileTemplate } from '../generation/template'
import { parseFault } from '../ledger/parseFault'
import { partitionForKey } from '../partitioning/partitionForKey'
import { formatBoardFile } from '../topology/boardFile'
import { boardOf } from '../topology/boardForTests'
import { streamsOf } from '../topology/isStream'
import type { Produces, Topology } from '../topology/model'
import { nodeCount } from '../topology/nodeCount'
import { TEMPLATES } from './templates'

describe.each(TEMPLATES.map((template) => ({ ...template, board: boardOf(template.file) })))(
  '$name',
  ({ board, file, name }) => {
    test('is written canonically and carries its own name', () => {
      expect(formatBoardFile(board, 'yaml')).toBe(file)
      expect(board.name).toBe(name)
    })

    test('has nothing wrong with it', () => {
      expect(check(board, { prefix: '' }).filter(({ severity }) => severity !== 'hint')).toEqual([])
    })

    test('says what to try, what must hold, and what breaks that as soon as somebody plants it', () => {
      expect(board.notes.get('try-this')?.text).toMatch(/^Plant the faults?: /m)
      expect(board.invariants.size).toBeGreaterThan(0)
      expect(board.faults.size).toBeGreaterThan(0)
      for (const { fault } of board.faults.values())
        expect(parseFault(fault, board)).toMatchObject({ value: { atMs: 0 } })
    })

    test('keeps messages for hours, or the last of each key; all of them only where something follows from all', () => {
      const whole = new Set([...statesReadFrom(board), ...failuresIn(board)])
      for (const { id, configs } of board.topics.values()) {
        const isBounded = configs.get('cleanup.policy') === 'compact' || Number(configs.get('retention.ms')) > 0
        expect(isBounded || whole.has(id), id).toBe(true)
      }
    })

    test('every message made by hand or on the clock is JSON that names its type', () => {
      const examples = [...board.topics.values()].flatMap(({ example }) => example ?? [])
      const clocked = producesOf(board).flatMap(({ when, value }) => (when === 'rate' && value ? value : []))
      for (const template of [...examples, ...clocked])
        expect(sampleOf(template).value).toMatchObject({ type: expect.stringMatching(PAST), data: expect.any(Object) })
    })

    test('its keys reach every partition', () => {
      for (const connection of producesOf(board)) {
        if (connection.when !== 'rate') continue
        const { partitions = 0 } = board.topics.get(connection.to) ?? {}
        const lanes = Array.from({ length: 60 }, (_, at) =>
          partitionForKey(new TextEncoder().encode(keyAt(connection.key, at / 60)), partitions),
        )
        expect(new Set(lanes).size, connection.id).toBe(partitions)
      }
    })

    test('everything has its place on the grid, and nothing touches another thing', () => {
      const boxes = boxesOf(board)
      expect(boxes).toHaveLength(nodeCount(board))
      for (const { x, y } of boxes) expect([x % 16, y % 16]).toEqual([0, 0])
      for (const [at, box] of boxes.entries()) {
        const near = boxes.slice(at + 1).filter((other) => isNear(box, other))
        expect(near, box.id).toEqual([])
      }
    })
  },
)

test.each(TEMPLATES)('the guide has a line for $name, with what must hold', ({ id, name, file }) => {
  const line = guide.split('\n').find((row) => row.startsWith(`| ${name} | \`${id}\` |`))
  for (const invariant of boardOf(file).invariants.values()) expect(line).toContain(invariant.name)
})

test('no topic and no group is in two of them, so that they can run side by side', () => {
  const names = TEMPLATES.flatMap(({ file }) => {
    const board = boardOf(file)
    const topics = [...board.topics.values()].map(({ name }) => `topic ${name}`)
    return [...topics, ...new Set(streamsOf(board).map(({ group }) => `group ${group}`))]
  })
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

const keyAt = (template: string, random: number) => {
  const compiled = compileTemplate(template)
  return compiled.ok ? compiled.template.render({ random: () => random, now: 0, count: 1 }) : ''
}

/** Something that has happened. */
const PAST = /^[A-Z]\w+(?:ed|Sent|Taken|Drawn)$/

const producesOf = ({ connections }: Topology): readonly Produces[] =>
  [...connections.values()].filter((one): one is Produces => one.kind === 'produces')

const failuresIn = (board: Topology) => producesOf(board).flatMap(({ when, to }) => (when === 'failure' ? to : []))

function statesReadFrom({ connections }: Topology): readonly string[] {
  const all = [...connections.values()]
  const keepers = new Set(all.filter(({ kind }) => kind === 'keeps').map(({ from }) => from))
  return all.filter(({ kind, to }) => kind === 'subscribes' && keepers.has(to)).map(({ from }) => from)
}

type Box = {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** As large as the canvas draws them. */
function boxesOf({ services, topics, stores, notes, layout }: Topology): readonly Box[] {
  const sizes = [
    ...[...services.keys(), ...stores.keys()].map((id) => ({ id, width: 196, height: 64 })),
    ...[...topics.values()].map(({ id, partitions }) => ({ id, width: 392, height: 44 + 28 * partitions })),
    ...[...notes.values()].map(({ id, text }) => ({ id, width: 224, height: 24 + 18 * linesOf(text) })),
  ]
  return sizes.flatMap((size) => {
    const position = layout.get(size.id)
    return position ? [{ ...size, ...position }] : []
  })
}

const linesOf = (text: string) =>
  text.split('\n').reduce((count, line) => count + Math.max(1, Math.ceil(line.length / 28)), 0)

/** Side by side things stand 96 apart, things above each other 48. */
const isNear = (a: Box, b: Box) =>
  a.x < b.x + b.width + 96 && b.x < a.x + a.width + 96 && a.y < b.y + b.height + 48 && b.y < a.y + a.height + 48
