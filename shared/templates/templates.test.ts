import { describe, expect, test } from 'vitest'
import { check } from '../checks/check'
import { sampleOf } from '../checks/sampleOf'
import { compileTemplate } from '../generation/template'
import { partitionForKey } from '../partitioning/partitionForKey'
import { formatBoardFile } from '../topology/boardFile'
import { boardOf } from '../topology/boardForTests'
import type { Topology } from '../topology/model'
import { TEMPLATES } from './templates'

describe.each(TEMPLATES.map((template) => ({ ...template, board: boardOf(template.file) })))(
  '$name',
  ({ board, file, name, tryThis }) => {
    test('is written canonically and carries its own name', () => {
      expect(formatBoardFile(board, 'yaml')).toBe(file)
      expect(board.name).toBe(name)
      expect(tryThis.length).toBeGreaterThan(0)
    })

    test('has nothing wrong with it', () => {
      expect(check(board, { prefix: '' }).filter(({ severity }) => severity !== 'hint')).toEqual([])
    })

    test('every message is JSON that names its type, made by hand, on the clock or from an input', () => {
      const inputs = [...board.topics.values()].map(({ example = '' }) => sampleOf(example).value)
      for (const value of inputs) expect(value).toMatchObject({ type: expect.stringMatching(/^[A-Z]\w+(?:ed|Sent)$/) })
      for (const connection of board.connections.values()) {
        if (connection.kind !== 'produces' || connection.when === 'rate') continue
        const input = sampleOf(exampleRead(board, connection.from)).value
        expect(sampleOf(connection.value, { input: { key: 'k', value: input } }).value).toMatchObject({
          type: expect.any(String),
          data: expect.any(Object),
        })
      }
    })

    test('its keys reach every partition', () => {
      for (const connection of board.connections.values()) {
        if (connection.kind !== 'produces' || connection.when === 'input') continue
        const { partitions = 0 } = board.topics.get(connection.to) ?? {}
        const lanes = Array.from({ length: 60 }, (_, at) =>
          partitionForKey(new TextEncoder().encode(keyAt(connection.key, at / 60)), partitions),
        )
        expect(new Set(lanes).size, connection.id).toBe(partitions)
      }
    })

    test('everything has its place on the grid, and nothing touches another thing', () => {
      const boxes = boxesOf(board)
      expect(boxes).toHaveLength(board.services.size + board.topics.size + board.notes.size)
      for (const { x, y } of boxes) expect([x % 16, y % 16]).toEqual([0, 0])
      for (const [at, box] of boxes.entries()) {
        const near = boxes.slice(at + 1).filter((other) => isNear(box, other))
        expect(near, box.id).toEqual([])
      }
    })
  },
)

const keyAt = (template: string, random: number) => {
  const compiled = compileTemplate(template)
  return compiled.ok ? compiled.template.render({ random: () => random, now: 0, count: 1 }) : ''
}

function exampleRead({ connections, topics }: Topology, service: string): string {
  const subscription = [...connections.values()].find(({ kind, to }) => kind === 'subscribes' && to === service)
  return topics.get(subscription?.from ?? '')?.example ?? ''
}

type Box = {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** As large as the canvas draws them, notes with room to spare. */
function boxesOf({ services, topics, stores, notes, layout }: Topology): readonly Box[] {
  const sizes = [
    ...[...services.keys(), ...stores.keys()].map((id) => ({ id, width: 196, height: 64 })),
    ...[...topics.values()].map(({ id, partitions }) => ({ id, width: 392, height: 44 + 28 * partitions })),
    ...[...notes.values()].map(({ id, text }) => ({ id, width: 240, height: 32 + 20 * text.split('\n').length })),
  ]
  return sizes.flatMap((size) => {
    const position = layout.get(size.id)
    return position ? [{ ...size, ...position }] : []
  })
}

/** Side by side things stand 96 apart, things above each other 48. */
const isNear = (a: Box, b: Box) =>
  a.x < b.x + b.width + 96 && b.x < a.x + a.width + 96 && a.y < b.y + b.height + 48 && b.y < a.y + a.height + 48
