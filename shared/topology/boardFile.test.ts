import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatBoardFile, parseBoardFile } from './boardFile'
import type { Topology } from './model'
import { topologyArbitrary } from './topologyArbitrary'

const RIDES = `streamboard: 1
name: Rides
services:
  - { id: rider-app, name: Rider app, language: typescript }
  - { id: dispatch, name: Dispatch, language: typescript }
topics:
  - { id: t1, name: ride.requested, partitions: 6, replication: 1, configs: { retention.ms: "3600000" } }
connections:
  - { id: c1, kind: produces, from: rider-app, to: t1 }
  - { id: c2, kind: subscribes, from: t1, to: dispatch, group: dispatch }
  - { id: c3, kind: calls, from: rider-app, to: dispatch }
notes: []
layout: { dispatch: { x: 0, y: 0 } }
`

function parsed(text: string): Topology {
  const result = parseBoardFile(text)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

function problems(text: string) {
  const result = parseBoardFile(text)
  return result.ok
    ? []
    : result.problems.map(({ place, sentence, next }) => [place, sentence, next].filter(Boolean).join(' | '))
}

/** A good file with one line changed. */
const changed = (from: string, to: string) => RIDES.replace(from, to)

describe('a board file', () => {
  test('holds a topology, sorted by id', () => {
    const board = parsed(RIDES)
    expect(board.name).toBe('Rides')
    expect([...board.services.values()]).toEqual([
      { id: 'dispatch', name: 'Dispatch', language: 'typescript' },
      { id: 'rider-app', name: 'Rider app', language: 'typescript' },
    ])
    const configs = new Map([['retention.ms', '3600000']])
    expect([...board.topics.values()]).toEqual([
      { id: 't1', name: 'ride.requested', partitions: 6, replication: 1, configs },
    ])
    expect([...board.connections.values()]).toEqual([
      { id: 'c1', kind: 'produces', from: 'rider-app', to: 't1', when: 'rate', rate: 0, key: '', value: '' },
      { id: 'c2', kind: 'subscribes', from: 't1', to: 'dispatch', group: 'dispatch', start: 'earliest' },
      { id: 'c3', kind: 'calls', from: 'rider-app', to: 'dispatch' },
    ])
    expect(board.layout).toEqual(new Map([['dispatch', { x: 0, y: 0 }]]))
  })

  test('may say once what several have: aliases and fields taken over are written out', () => {
    const short = `streamboard: 1
name: Short
topics:
  - &orders { id: a, name: orders, partitions: 6, configs: &kept { retention.ms: "3600000" } }
  - { <<: *orders, id: b, name: bills }
  - { id: c, name: cards, configs: *kept }
  - { <<: [{ partitions: 2 }, *orders], "id": d, name: drinks }
`
    const long = `streamboard: 1
name: Short
topics:
  - { id: a, name: orders, partitions: 6, configs: { retention.ms: "3600000" } }
  - { id: b, name: bills, partitions: 6, configs: { retention.ms: "3600000" } }
  - { id: c, name: cards, configs: { retention.ms: "3600000" } }
  - { id: d, name: drinks, partitions: 2, configs: { retention.ms: "3600000" } }
`
    expect(parsed(short)).toEqual(parsed(long))
  })

  test('is written canonically: one element a line, defaults left out', () => {
    expect(formatBoardFile(parsed(RIDES), 'yaml')).toBe(`streamboard: 1
name: Rides
services:
  - { id: dispatch, name: Dispatch, language: typescript }
  - { id: rider-app, name: Rider app, language: typescript }
topics:
  - { id: t1, name: ride.requested, partitions: 6, replication: 1, configs: { retention.ms: "3600000" } }
connections:
  - { id: c1, kind: produces, from: rider-app, to: t1 }
  - { id: c2, kind: subscribes, from: t1, to: dispatch, group: dispatch }
  - { id: c3, kind: calls, from: rider-app, to: dispatch }
notes: []
layout:
  dispatch: { x: 0, y: 0 }
`)
  })

  test('has a JSON form with the same lines', () => {
    const json = formatBoardFile(parsed(RIDES), 'json')
    expect(JSON.parse(json).topics[0].configs).toEqual({ 'retention.ms': '3600000' })
    expect(json).toContain('    { "id": "c3", "kind": "calls", "from": "rider-app", "to": "dispatch" }\n')
    expect(parsed(json)).toEqual(parsed(RIDES))
  })

  test('needs no more than its first line; absent fields have defaults', () => {
    expect(parsed('streamboard: 1')).toMatchObject({ name: 'Untitled board', services: new Map(), layout: new Map() })
    const board = parsed(
      '{"streamboard":1,"services":[{"id":"s","name":"News Feed"}],"topics":[{"id":"t","name":"posts"}],"connections":[{"id":"c","kind":"subscribes","from":"t","to":"s"}]}',
    )
    expect(board.services.get('s')?.language).toBe('typescript')
    expect(board.topics.get('t')).toEqual({ id: 't', name: 'posts', partitions: 1, replication: 1, configs: new Map() })
    expect(board.connections.get('c')).toMatchObject({ group: 'news-feed', start: 'earliest' })
  })

  test('takes config values as they are written, quoted or not', () => {
    const board = parsed(changed('"3600000"', '3600000, preallocate: true'))
    expect(board.topics.get('t1')?.configs).toEqual(
      new Map([
        ['preallocate', 'true'],
        ['retention.ms', '3600000'],
      ]),
    )
  })

  test.each(['yaml', 'json'] as const)(
    'comes back from %s as it went in, whatever names it holds',
    (form) => {
      fc.assert(
        fc.property(topologyArbitrary, (topology) => {
          const text = formatBoardFile(topology, form)
          expect(parsed(text)).toEqual(topology)
          expect(formatBoardFile(parsed(text), form)).toBe(text)
        }),
      )
    },
    60_000,
  )

  test('changes by one line when one thing changes', () => {
    const before = formatBoardFile(parsed(RIDES), 'yaml').split('\n')
    const after = formatBoardFile(parsed(changed('partitions: 6', 'partitions: 7')), 'yaml').split('\n')
    expect(after.filter((line, at) => line !== before[at])).toHaveLength(1)
  })

  test('names and ids such as __proto__ are names like any other', () => {
    const board = parsed(`streamboard: 1
services:
  - { id: __proto__, name: __proto__ }
  - { id: constructor, name: toString }
layout: { __proto__: { x: 1, y: 2 } }`)
    expect([...board.services.keys()]).toEqual(['__proto__', 'constructor'])
    expect(board.layout.get('__proto__')).toEqual({ x: 1, y: 2 })
    expect(Reflect.ownKeys(Object.prototype)).toEqual(PROTOTYPE_KEYS)
  })
})

const PROTOTYPE_KEYS = Reflect.ownKeys(Object.prototype)

describe('a wrong board file is refused with place, path and sentence', () => {
  test.each([
    ['', ['1:1 | The file is empty.']],
    ['hello world', ['1:1 | The board file must be a map of fields, not a text.']],
    ['[1, 2]', ['1:1 | The board file must be a map of fields, not a list.']],
    ['{"a": ', ['1:7 | The file is neither YAML nor JSON: Flow map must end with a }.']],
    [
      'name: Rides',
      [
        '1:1 | This is not a board file: it does not say "streamboard: 1". | Begin the file with the line "streamboard: 1".',
      ],
    ],
    [
      'streamboard: 2',
      [
        '1:14 streamboard | streamboard must be 1: this version of Streamboard knows no other. | Begin the file with the line "streamboard: 1".',
      ],
    ],
    ['streamboard: 1\n---\nstreamboard: 1', ['2:1 | A second document begins here; a board file holds one board.']],
    ['streamboard: 1\nname: a\nname: b', ['3:1 | "name" stands here twice. | Remove one of the two.']],
    ['streamboard: 1\nname: *a', ['2:7 | *a stands for nothing: there is no &a before it.']],
    ['streamboard: 1\nname: &a [*a]', ['2:11 | *a stands inside of what it stands for, and would have no end.']],
    ['streamboard: 1\n<<: x', ['2:5 | << takes over the fields of a map, as <<: *name does.']],
    ['streamboard: 1\nname: !evil x', ['2:13 | Tags such as !evil have no place in a board file.']],
    [
      'streamboard: 1\n"<<": { name: x }',
      [
        '2:1 << | The board file has no field "<<". | Known here: streamboard, name, services, topics, stores, connections, notes, frames, invariants, faults, views, layout.',
      ],
    ],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual(expected)
  })

  test.each([
    ['name: Rides', 'nmae: Rides', '2:1 nmae | The board file has no field "nmae". | Did you mean "name"?'],
    [
      'partitions: 6',
      'partitons: 6',
      '7:37 topics[0].partitons | topics[0] has no field "partitons". | Did you mean "partitions"?',
    ],
    [
      'partitions: 6',
      'partitions: six',
      '7:49 topics[0].partitions | topics[0].partitions must be a whole number, not a text.',
    ],
    [
      'partitions: 6',
      'partitions: 0',
      '7:49 topics[0].partitions | topics[0].partitions must lie between 1 and 10000; 0 does not.',
    ],
    [
      'partitions: 6',
      'partitions: 1.5',
      '7:49 topics[0].partitions | topics[0].partitions must be a whole number, not 1.5.',
    ],
    [
      'partitions: 6',
      'partitions: .nan',
      '7:49 topics[0].partitions | topics[0].partitions must lie between 1 and 10000; .nan does not.',
    ],
    [
      'name: Rider app',
      'name: 12',
      '4:28 services[0].name | services[0].name must be a text, not a number. | Write it in quotes.',
    ],
    [
      'typescript }\n  - { id: dispatch',
      'typescrpt }\n  - { id: dispatch',
      '4:49 services[0].language | services[0].language is none of typescript, java, python, go, rust: "typescrpt". | Did you mean "typescript"?',
    ],
    [
      'kind: calls',
      'kind: cals',
      '11:21 connections[2].kind | connections[2].kind is none of produces, subscribes, calls, keeps, captures: "cals". | Did you mean "calls"?',
    ],
    [
      'from: rider-app, to: t1',
      'from: rider, to: t1',
      '9:37 connections[0].from | connections[0].from must be the id of a service; there is none with the id "rider".',
    ],
    [
      'from: rider-app, to: t1',
      'from: rider-app, to: dispatch',
      '9:52 connections[0].to | connections[0].to must be a topic; "dispatch" is a service.',
    ],
    [
      'group: dispatch',
      'group: dispatch, rate: 5',
      '10:74 connections[1].rate | connections[1] has no field "rate". | Known here: id, kind, from, to, group, start, as, lookup, via.',
    ],
    ['id: c2, ', '', '10:5 connections[1] | connections[1] has no "id". | Add the field "id".'],
    [
      'id: c3',
      'id: t1',
      '11:5 connections[2].id | connections[2].id is "t1", which another element has already. | Give each element an id of its own.',
    ],
    [
      'layout: { dispatch:',
      'layout: { dispach:',
      '13:11 layout.dispach | layout.dispach places nothing: no service, topic, store or note has this id. | Remove the line.',
    ],
    ['{ x: 0, y: 0 }', '{ x: 0 }', '13:21 layout.dispatch | layout.dispatch has no "y". | Add the field "y".'],
    ['notes: []', 'notes: 5', '12:8 notes | notes must be a list, not a number.'],
    [
      'configs: { retention.ms: "3600000" }',
      'configs: { retention.ms: }',
      '7:77 topics[0].configs | topics[0].configs must have a text for "retention.ms".',
    ],
  ])('%s -> %s', (from, to, expected) => {
    expect(problems(changed(from, to))).toEqual([expected])
  })

  test('all problems are named, up to twenty', () => {
    const many = Array.from({ length: 30 }, (_, at) => `  - { id: s${at}, nam: x }`).join('\n')
    expect(problems(`streamboard: 1\nservices:\n${many}`)).toHaveLength(20)
  })
})
