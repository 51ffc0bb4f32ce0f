import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClusterTopic } from '../../shared/plan/model'
import { TEMPLATES } from '../../shared/templates/templates'
import { KafkaProblem } from '../kafka/port'
import { runForTests as run } from './ioForTests'

let folder = ''
const path = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'streamboard-cli-'))
  await writeFile(path('orders.yaml'), TEMPLATES.find(({ id }) => id === 'orders')?.file ?? '')
  await writeFile(path('wrong.yaml'), 'streamboard: 1\ntopics:\n  - { id: t, name: order placed, partitons: 3 }\n')
})
afterAll(() => rm(folder, { recursive: true }))

const BOARD = `streamboard: 1
name: Small
services:
  - { id: s, name: Shop }
topics:
  - { id: t, name: order placed, example: "x" }
connections:
  - { id: c, kind: produces, from: s, to: t }
`

const GOOD = BOARD.replace('order placed', 'order-placed')

describe('wrong use ends with 2 and says what would be right', () => {
  test.each([
    [[], 'Say what to do: check, plan, apply, run, diff, export.'],
    [['chekc', 'x'], 'There is no command "chekc". Did you mean check?'],
    [['check'], 'check needs a board file, or - to read it from standard input.'],
    [['check', 'a', 'b'], 'check takes one board file, not 2.'],
    [['check', 'a', '--brokers', 'x:1'], 'check takes no --brokers.'],
    [['plan', 'a', '--jsn'], 'There is no option "--jsn". Did you mean --json?'],
    [
      ['plan', 'a', '--__proto__'],
      'There is no option "--__proto__". There is --help, --json, --brokers, --adopt, --for, --fault, --no-faults, --expect, --out, --lang.',
    ],
    [['plan', 'a', '--brokers'], '--brokers needs a value, such as --brokers localhost:9092.'],
    [['run', 'a', '--for', '--json'], '--for needs a value, such as --for 30s.'],
    [['plan', '-'], 'plan needs a cluster: give --brokers host:port,... or set KAFKA_BROKERS.'],
    [['plan', '-', '--brokers', 'localhost'], 'The broker "localhost" is not host:port, such as kafka-1:9092.'],
    [
      ['plan', '-', '--brokers', 'x:1', '--adopt', 'order-plced'],
      '--adopt names "order-plced", which is no topic of this board. Did you mean "order-placed"?',
    ],
    [['check', 'a', '--for', '3s'], 'check takes no --for.'],
    [['run', '-', '--for', '30'], '--for takes a time of at most a day, such as 500ms, 30s or 2m, not "30".'],
    [['run', '-', '--brokers', 'localhost'], 'The broker "localhost" is not host:port, such as kafka-1:9092.'],
    [['run', '-', '--adopt', 'x'], '--adopt names "x", which is no topic of this board.'],
    [
      ['run', '-', '--fault', 'crash shp at 5s'],
      '--fault "crash shp at 5s"\n  There is no service called "shp" on this board.\n  -> Did you mean "Shop"?\n',
    ],
    [
      ['run', '-', '--for', '3s', '--fault', 'crash shop at 5s'],
      '--fault "crash shop at 5s"\n  This comes after 5 s, when a run of 3 s is over.',
    ],
    [
      ['run', '-', '--expect', 'missing = 0 && mising = 0'],
      '--expect "missing = 0 && mising = 0", character 16\n  There is no variable called "mising" here.',
    ],
    [['diff', 'a'], 'diff takes two board files, not 1.'],
    [['diff', 'a', 'b', 'c'], 'diff takes two board files, not 3.'],
    [['diff', '-', '-'], 'diff reads only one of the two from standard input.'],
    [['export', 'a'], 'export needs --out and an empty folder or a file ending in .zip.'],
    [['export', 'a', '--out', 'b', '--lang', 'cobol'], 'There is no language "cobol".'],
  ])('%j', async (argv, sentence) => {
    const { exit, out, err } = await run(argv, { stdin: GOOD })
    expect(exit).toBe(2)
    expect(err).toContain(sentence)
    expect(out).toBe('')
  })

  test('--help explains', async () => {
    const { exit, out } = await run(['plan', '--help'])
    expect(exit).toBe(0)
    expect(out).toContain('streamboard export BOARD --out FOLDER|FILE.zip')
  })
})

describe('check', () => {
  test('says where something is wrong, what, and what to do', async () => {
    const { exit, out } = await run(['check', '-'], { stdin: BOARD })
    expect(exit).toBe(1)
    expect(out).toBe(`error 6:5 topics[0].name
  Kafka takes no spaces in a topic's name: only letters a to z, digits, ".", "_" and "-".
  -> Call it "order-placed".

hint 6:5 topics[0]
  No service on this board reads "order placed".
  -> Connect it to a service.

Small: 1 error, no warnings, 1 hint.
`)
  })

  test('ends well where there are only hints', async () => {
    const { exit, json } = await run(['check', path('orders.yaml'), '--json'])
    expect(exit).toBe(0)
    expect(json).toEqual({ problems: [] })
  })

  test('warns of a service that the export cannot write, and ends well: the board runs all the same', async () => {
    const { exit, out } = await run(['check', '-'], { stdin: GOOD.replace('name: Shop', 'name: Shop, language: java') })
    expect(exit).toBe(0)
    expect(out).toContain(
      'warning 4:5 services[0].language\n  "Shop" is drawn in Java, which the export does not write',
    )
  })

  test('a file with mistakes is refused with their places', async () => {
    const { exit, err } = await run(['check', path('wrong.yaml')])
    expect(exit).toBe(1)
    expect(err).toBe(
      `${path('wrong.yaml')}:3:34 topics[0].partitons\n  topics[0] has no field "partitons".\n  -> Did you mean "partitions"?\n`,
    )
  })

  test('problems come as JSON too', async () => {
    const { exit, json } = await run(['check', path('wrong.yaml'), '--json'])
    expect(exit).toBe(1)
    expect(json).toMatchObject({
      problems: [{ code: 'boardFile', place: `${path('wrong.yaml')}:3:34 topics[0].partitons` }],
    })
  })
})

describe('a run does not begin', () => {
  test('of a drawing with errors', async () => {
    const { exit, err } = await run(['run', '-'], { stdin: BOARD })
    expect(exit).toBe(1)
    expect(err).toContain("6:5 topics[0].name\n  Kafka takes no spaces in a topic's name")
  })

  test.each([
    ['faults:\n  - { id: f, fault: explode }\n', '10:5 faults[0].fault\n  A fault cannot begin with "explode".'],
    [
      'invariants:\n  - { id: i, name: No, expect: "missing =" }\n',
      '10:5 invariants[0].expect\n  What must hold as "No" cannot be understood, at character 10: ',
    ],
  ])('of a board file with %j', async (more, sentence) => {
    const { exit, err } = await run(['run', '-'], { stdin: `${GOOD}${more}` })
    expect(exit).toBe(1)
    expect(err).toContain(sentence)
  })
})

describe('bad input is answered with a sentence', () => {
  test.each([
    ['a file that is not there', () => path('nothing.yaml'), 'There is no file '],
    ['a folder', () => folder, 'is a folder, not a file.'],
    ['a file of 100 MB', () => path('huge.yaml'), 'This file has 100 MB; a board file has at most 4 MB.'],
    ['bytes that are no text', () => path('bytes.yaml'), 'it is not text in UTF-8.'],
    ['5,000 levels', () => path('deep.json'), 'nested more than 64 levels deep'],
    ['neither YAML nor JSON', () => path('half.json'), 'The file is neither YAML nor JSON: '],
  ])('%s', async (_what, file, sentence) => {
    await writeFile(path('huge.yaml'), '')
    await truncate(path('huge.yaml'), 100 * 1024 * 1024)
    await writeFile(path('bytes.yaml'), Buffer.from([0xff, 0xfe, 0xc3]))
    await writeFile(path('deep.json'), '['.repeat(5000))
    await writeFile(path('half.json'), '{"streamboard": 1, "topics": [')
    const { exit, err } = await run(['check', file()])
    expect(exit).toBe(1)
    expect(err).toContain(sentence)
    expect(err).not.toMatch(/\n\s+at /)
  })

  test('standard input without an end', async () => {
    const { exit, err } = await run(['check', '-'], { stdin: 'x'.repeat(5 * 1024 * 1024) })
    expect(exit).toBe(1)
    expect(err).toContain('This file has more than 4 MB')
  })
})

const existing = (partitions: number): Map<string, ClusterTopic> =>
  new Map([['order-placed', { name: 'order-placed', partitions, replication: 1, configs: new Map() }]])

describe('plan and apply', () => {
  test('plan says what would change, apply changes it, and then there is nothing left', async () => {
    const given = { stdin: GOOD, brokers: ['kafka:9092'], topics: new Map<string, ClusterTopic>() }
    expect(await run(['plan', '-'], given)).toMatchObject({
      exit: 0,
      out: '+ Create order-placed: 1 partition, 1 copy\n1 step to do.\n',
    })
    expect(given.topics.size).toBe(0)
    expect(await run(['apply', '-'], given)).toMatchObject({
      exit: 0,
      out: 'done Create order-placed: 1 partition, 1 copy\n1 of 1 step done.\n',
    })
    expect(await run(['plan', '-'], given)).toMatchObject({ exit: 0, out: 'No steps to do.\n' })
    expect(await run(['plan', '-', '--json'], given)).toMatchObject({
      exit: 0,
      json: { steps: [], hazards: [], blocked: [] },
    })
  })

  test('a topic that existed is changed only when it is adopted', async () => {
    const given = { stdin: GOOD.replace('example:', 'partitions: 4, example:'), topics: existing(3) }
    const refused = await run(['plan', '-', '--brokers', 'kafka:9092'], given)
    expect(refused).toMatchObject({ exit: 1, out: 'No steps to do, 1 not possible.\n' })
    expect(refused.err).toContain('-> Add --adopt order-placed to let this board change it.')
    expect((await run(['plan', '-', '--brokers', 'kafka:9092', '--adopt', 'order-placed'], given)).out).toBe(
      `+ Give order-placed 4 partitions instead of 3
    ! With 4 instead of 3 partitions 75 % of the keys go to another partition: later messages of such a key may be read before its earlier ones.
    ! Partitions cannot be taken away again.
1 step to do.
`,
    )
    const applied = await run(['apply', '-', '--brokers', 'kafka:9092', '--adopt', 'order-placed', '--json'], given)
    expect(applied).toMatchObject({
      exit: 0,
      json: {
        steps: [
          {
            kind: 'addPartitions',
            topic: 'order-placed',
            from: 3,
            to: 4,
            sentence: 'Give order-placed 4 partitions instead of 3',
          },
        ],
        hazards: [
          { step: 0, topic: 'order-placed', code: 'keysMove' },
          { step: 0, topic: 'order-placed', code: 'noWayBack' },
        ],
        blocked: [],
        applied: 1,
      },
    })
    expect(given.topics.get('order-placed')?.partitions).toBe(4)
  })

  test('a topic that is drawn no more is named by the plan of who adopts it, and stays whatever is applied', async () => {
    const given = {
      stdin: GOOD,
      topics: new Map([...existing(1), ['old', { ...existing(1).get('order-placed')!, name: 'old' }]]),
    }
    const adopting = (kind: string) => run([kind, '-', '--brokers', 'kafka:9092', '--adopt', 'old'], given)
    expect(await adopting('plan')).toMatchObject({
      exit: 0,
      out: '= old is no longer drawn: it stays on the cluster.\nNo steps to do.\n',
    })
    expect(await adopting('apply')).toMatchObject({ exit: 0, out: '0 of 0 steps done.\n' })
    expect([...given.topics.keys()]).toEqual(['order-placed', 'old'])
  })

  test('a cluster that does not answer is a sentence with its address, and the connection is closed', async () => {
    let closed = 0
    const away = async () => {
      throw new KafkaProblem('unreachable', 'No broker answers.', { next: 'Check that it runs.' })
    }
    const admin = {
      describeCluster: away,
      clusterId: away,
      surveyCluster: away,
      createTopic: away,
      addPartitions: away,
      setConfigs: away,
      deleteTopic: away,
      sizesOf: away,
    }
    const close = async () => {
      closed += 1
    }
    const { exit, err } = await run(['apply', '-'], {
      stdin: GOOD,
      brokers: ['kafka:9092'],
      connect: () => ({ admin, close }),
    })
    expect([exit, closed]).toEqual([1, 1])
    expect(err).toBe('kafka:9092\n  No broker answers.\n  -> Check that it runs.\n')
  })
})

describe('export', () => {
  test('writes the projects into a new folder, programs executable, and never into a full one', async () => {
    const out = path('exported')
    const first = await run(['export', path('orders.yaml'), '--out', out])
    expect(first).toMatchObject({ exit: 0, err: '' })
    expect(await readFile(join(out, 'README.md'), 'utf8')).toContain('Orders')
    expect(await readdir(join(out, 'services'))).toHaveLength(6)
    const again = await run(['export', path('orders.yaml'), '--out', out])
    expect(again.exit).toBe(1)
    expect(again.err).toContain(`The folder ${out} is not empty`)
  })

  test('writes a zip, and never over one that is there', async () => {
    const out = path('new/orders.zip')
    expect(await run(['export', path('orders.yaml'), '--out', out, '--lang', 'typescript'])).toMatchObject({ exit: 0 })
    expect((await readFile(out)).subarray(0, 2).toString()).toBe('PK')
    expect(await run(['export', path('orders.yaml'), '--out', out])).toMatchObject({
      exit: 1,
      err: `  ${out} exists already.\n`,
    })
  })

  test('a path through a file is a sentence', async () => {
    const { exit, err } = await run(['export', path('orders.yaml'), '--out', join(path('orders.yaml'), 'x')])
    expect(exit).toBe(1)
    expect(err).toContain('A part of the path')
  })

  test('lists what it wrote as JSON', async () => {
    await mkdir(path('empty'))
    const { json } = await run(['export', path('orders.yaml'), '--out', path('empty'), '--json'])
    const { files } = json as { files: string[] }
    for (const file of files) expect((await stat(join(path('empty'), file))).isFile()).toBe(true)
    expect(files.length).toBeGreaterThan(20)
  })
})
