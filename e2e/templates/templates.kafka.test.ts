import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { openHeadless } from '../../server/cli/run/openHeadless'
import type { RunReport } from '../../server/cli/run/port'
import { runForAWhile } from '../../server/cli/run/runForAWhile'
import { TEMPLATES } from '../../shared/templates/templates'
import { boardOf } from '../../shared/topology/boardForTests'
import type { Topology } from '../../shared/topology/model'

/** All templates at once, in one process; the second time on the topics of the first. */
const run = Date.now().toString(36)
const TEMPLATES_OF_RUN = TEMPLATES.map(({ id, file }) => ({ id, board: namedAfterRun(boardOf(file)) }))

let broken: ReadonlyMap<string, RunReport>
let whole: ReadonlyMap<string, RunReport>
beforeAll(async () => {
  broken = await runAll(({ faults }) => [...faults.values()].map(({ fault }) => fault))
  whole = await runAll(() => [])
})

describe.each(TEMPLATES_OF_RUN)('$id', ({ id, board }) => {
  test('breaks what it promises when its faults are planted', () => {
    const states = broken.get(id)?.expectations.map(({ state }) => state)
    expect(states).toHaveLength(board.invariants.size)
    expect(states).toContain('broken')
  })

  test('keeps what it promises without them, also after a run that went wrong', () => {
    const { expectations = [], problems } = whole.get(id) ?? {}
    expect(expectations.filter(({ state }) => state !== 'holds')).toEqual([])
    expect(expectations).toHaveLength(board.invariants.size)
    expect(problems).toEqual([])
  })

  test('everything that its services read was handled, or given up as drawn', () => {
    const rows = whole.get(id)?.ledger.rows ?? []
    const givesUp = [...board.connections.values()].some((one) => one.kind === 'produces' && one.when === 'failure')
    expect(rows.filter(({ missing, deadLettered }) => missing > 0 || (deadLettered > 0 && !givesUp))).toEqual([])
    expect(rows.filter(({ group, processed }) => group !== null && processed > 0)).not.toEqual([])
  })
})

async function runAll(faultsOf: (board: Topology) => readonly string[]): Promise<ReadonlyMap<string, RunReport>> {
  const folder = mkdtempSync(join(tmpdir(), 'streamboard-templates-'))
  const folders = { dataFolder: folder, cacheFolder: folder }
  const headless = openHeadless({ brokers: inject('brokers'), embeddedBrokers: 1, clusterName: 'Kafka', ...folders })
  const reportOn = async ({ id, board }: (typeof TEMPLATES_OF_RUN)[number]) => {
    const { signal } = new AbortController()
    const expectations = [...board.invariants.values()]
    const order = { topology: board, forMs: 8_000, faults: faultsOf(board), expectations, adopt: [], isolated: true }
    return [id, await runForAWhile(headless, order, { progress: () => {}, signal })] as const
  }
  try {
    return new Map(await Promise.all(TEMPLATES_OF_RUN.map(reportOn)))
  } finally {
    await headless.close()
    rmSync(folder, { recursive: true })
  }
}

/** An isolated board has its name in those of its topics. */
function namedAfterRun(board: Topology): Topology {
  return { ...board, name: `${board.name} ${run}` }
}
