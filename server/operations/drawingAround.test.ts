import { expect, test } from 'vitest'
import { formatBoardFile } from '../../shared/topology/boardFile'
import { boardOf } from '../../shared/topology/boardForTests'
import { drawingAround } from './drawingAround'

const BOARD = boardOf(`streamboard: 1
name: Rides
services:
  - { id: app, name: Rider app, language: go, failWhere: "value.amount > 100", effect: mails, frame: f2 }
  - { id: t, name: Has the id of no topic }
topics: [{ id: t1, name: rides, partitions: 6, frame: f1 }]
stores: [{ id: s, name: rows, kind: table, key: value.id }]
frames: [{ id: f1, name: Riding }, { id: f2, name: Apps }]
connections:
  - { id: c1, kind: produces, from: app, to: t1, rate: 2, key: k }
  - { id: c2, kind: captures, from: s, to: t1 }
  - { id: c3, kind: calls, from: app, to: t }
layout: { app: { x: 0, y: 0 }, t1: { x: 320, y: 0 }, t: { x: 7, y: 7 } }
`)
const onCluster = (name: string) => ({ name, partitions: 3, replication: 1, configs: new Map([['retention.ms', '5']]) })
const around = (name: string) => drawingAround(BOARD, name, onCluster(name))

test('what is kept of a deleted topic is what drawing it again needs, and comes back from its file', () => {
  const kept = around('rides')
  expect(kept.topics.get('t1')).toEqual({ ...onCluster('rides'), id: 't1', frame: 'f1' })
  expect([...kept.services.values()]).toEqual([{ id: 'app', name: 'Rider app', language: 'go' }])
  expect([...kept.stores.values()]).toEqual([{ id: 's', name: 'rows' }])
  expect([...kept.connections.values()]).toEqual(['c1', 'c2'].map((id) => BOARD.connections.get(id)))
  expect([[...kept.frames.keys()], [...kept.layout.keys()]]).toEqual([['f1'], ['t1']])
  expect(boardOf(formatBoardFile(kept, 'json'))).toEqual(kept)
})

test('a topic that is not drawn takes nothing from what has its id by chance', () => {
  const kept = around('gone')
  expect([...kept.topics.values()]).toEqual([{ ...onCluster('gone'), id: 't' }])
  expect([kept.services.size, kept.connections.size, kept.layout.size]).toEqual([0, 0, 0])
})
