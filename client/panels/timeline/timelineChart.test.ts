import { afterEach, expect, it, vi } from 'vitest'
import { createTimelineChart } from './timelineChart'

const { calls } = vi.hoisted(() => ({ calls: [] as string[] }))

vi.mock('uplot', () => ({
  default: vi.fn(function uPlot() {
    return {
      over: { addEventListener: () => {} },
      batch: (work: () => void) => work(),
      setData: () => calls.push('data'),
      setSeries: () => calls.push('line'),
    }
  }),
}))

afterEach(() => vi.unstubAllGlobals())

it('has its data before its lines are shown: without any they would set their scale to nothing', () => {
  vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: () => '' }))
  const lines = [{ kind: 'rate', key: 'orders', name: 'orders', color: '--k0', dash: [] }] as const
  const ignore = () => {}
  const events = { onMoment: ignore, onHover: ignore, onRange: ignore, onScroll: ignore, onZoom: ignore }
  const host = { clientWidth: 300, clientHeight: 100 } as HTMLElement
  createTimelineChart(host, lines, events).show({
    data: [[1], [5]],
    range: { from: 0, to: 2 },
    hidden: new Set(),
    happenings: [],
    moment: null,
  })
  expect(calls).toEqual(['data', 'line'])
})
