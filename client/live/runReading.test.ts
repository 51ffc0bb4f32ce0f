import { describe, expect, it } from 'vitest'
import type { ServiceRun } from '../../shared/protocol/live'
import type { InstanceRun } from '../../shared/protocol/run'
import { lastNotice, runReading } from './runReading'

const NOW = 100_000
const copy = (number: number, state: InstanceRun['state'], sessionEndsAt?: number): InstanceRun => ({
  ...{ number, state, assigned: {}, processed: 0, rate: 0 },
  ...(sessionEndsAt !== undefined && { sessionEndsAt }),
})
const run = (state: ServiceRun['state'], ...instances: InstanceRun[]): ServiceRun => ({
  ...{ serviceId: 's', state, instances, processed: 0, produced: 0, rateIn: 0, rateOut: 0 },
})
const said = (...[seen, wanted]: [ServiceRun | undefined, number]) => {
  const { word, detail } = runReading(seen, wanted, NOW)
  return [word, detail].filter(Boolean).join(' ')
}

describe('the life of a service in words', () => {
  it('is one word where there is nothing to count', () => {
    expect(said(undefined, 3)).toBe('not running')
    expect(said(run('starting', copy(1, 'starting')), 1)).toBe('starting')
    expect(said(run('running', copy(1, 'running')), 1)).toBe('running')
    expect(said(run('running'), 1)).toBe('running')
  })

  it('counts the instances that run among those wanted', () => {
    expect(said(run('running', copy(1, 'running'), copy(2, 'starting')), 2)).toBe('running 1/2')
    expect(said(run('running', copy(1, 'running'), copy(2, 'running')), 1)).toBe('running 2/1')
  })

  it('counts down to when the broker notices a crash, and no further', () => {
    expect(said(run('crashed', copy(1, 'crashed', NOW + 3001)), 1)).toBe('crashed noticed in 4 s')
    expect(said(run('crashed', copy(1, 'crashed', NOW + 1)), 1)).toBe('crashed noticed in 1 s')
    expect(said(run('crashed', copy(1, 'crashed', NOW)), 1)).toBe('crashed')
    expect(said(run('running', copy(1, 'running'), copy(2, 'crashed', NOW + 900)), 2)).toBe(
      'running 1/2 · noticed in 1 s',
    )
  })

  it('waits for the last of several crashes', () => {
    expect(lastNotice([copy(1, 'crashed', 5), copy(2, 'crashed', 9), copy(3, 'running')])).toBe(9)
    expect(lastNotice([copy(1, 'running', 9)])).toBe(null)
  })

  it('is not just running while something holds it back, and says what', () => {
    const held: ServiceRun = { ...run('running', copy(1, 'running')), held: true, lastError: 'orders is not ours.' }
    expect(said(held, 1)).toBe('held back')
    expect(said(held, 2)).toBe('held back 1/2')
    expect(runReading(held, 1, NOW)).toMatchObject({
      state: 'held',
      title: 'It runs, but does not do all that is drawn. orders is not ours.',
    })
    expect(runReading({ ...held, held: undefined }, 1, NOW)).toMatchObject({ state: 'running', title: 'It runs.' })
  })

  it('says in a sentence why it failed', () => {
    const { title } = runReading({ ...run('failed'), lastError: 'orders is gone.' }, 1, NOW)
    expect(title).toBe('It could not go on. orders is gone.')
  })
})
