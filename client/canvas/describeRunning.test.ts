import { expect, it } from 'vitest'
import { describeRuns, describeSaving, describeView } from './describeRunning'

type States = Readonly<Record<string, Parameters<typeof runs>[0][string]>>
const runs = (states: Readonly<Record<string, 'idle' | 'starting' | 'running' | 'stopping' | 'stopped' | 'crashed'>>) =>
  new Map(Object.entries(states).map(([id, state]) => [id, { state }]))
const says = (before: States, after: States) => describeRuns(runs(before), runs(after), (id) => id)

it('says which services came to run, to stand or to fail, and nothing of what passes by', () => {
  expect(says({ web: 'starting' }, { web: 'running' })).toBe('web runs.')
  expect(says({ a: 'starting', b: 'running' }, { a: 'running', b: 'crashed' })).toBe('a runs. b has crashed.')
  expect(says({ a: 'running', b: 'running' }, { a: 'stopped', b: 'stopped' })).toBe('a, b are stopped.')
  expect(says({ a: 'idle' }, { a: 'starting' })).toBe(null)
})

it('says that a service is held back, and that it is no more', () => {
  const held = { state: 'running', held: true } as const
  const says = (before: object, after: object) =>
    describeRuns(
      new Map([['web', { state: 'running', ...before }]]),
      new Map([['web', { state: 'running', ...after }]]),
      (id) => id,
    )
  expect(says({}, held)).toBe('web is held back.')
  expect(says(held, {})).toBe('web runs.')
  expect(says(held, held)).toBe(null)
})

it('says once that a service starts again, nothing of its way there, and that it runs when that is over', () => {
  const again = { again: 'alone, because its groups changed' }
  const steps = [
    { state: 'running' },
    { state: 'stopping', ...again },
    { state: 'stopped', ...again },
    { state: 'starting', ...again },
    { state: 'running', ...again },
    { state: 'running' },
  ] as const
  const said = steps.slice(1).map((step, at) => {
    const before = steps[at]
    return before && describeRuns(new Map([['web', before]]), new Map([['web', step]]), (id) => id)
  })
  expect(said).toEqual(['web starts again.', null, null, null, 'web runs.'])
})

it('counts where a list would be too long', () => {
  const all = (state: 'starting' | 'running') => ({ a: state, b: state, c: state, d: state })
  expect(says(all('starting'), all('running'))).toBe('4 services run.')
})

it('is silent about what already ran when the board was opened, and while figures change', () => {
  expect(says({}, { web: 'running' })).toBe(null)
  expect(says({ web: 'running' }, { web: 'running' })).toBe(null)
})

it('says that changes are no longer saved and that they are again, not that each one was', () => {
  const steps = ['loading', 'saved', 'saving', 'saved', 'offline', 'saving', 'saved', 'refused', 'saved'] as const
  expect(steps.slice(1).map((step, before) => describeSaving(steps[before] ?? 'loading', step))).toEqual([
    ...[null, null, null, 'Offline. Changes are kept here.', 'Connected again.', null],
    ...['The last change was not saved.', 'Connected again.'],
  ])
})

it('says that the view is live no more and that it is again, not that it begins', () => {
  const steps = ['none', 'starting', 'live', 'reconnecting', 'live', 'none'] as const
  expect(steps.slice(1).map((step, before) => describeView(steps[before] ?? 'none', step))).toEqual([
    ...[null, null, 'The view is not live.', 'Live again.', null],
  ])
})
