import { expect, it } from 'vitest'
import { formatAgo, formatBytes, formatDelay, formatOffset, plural } from './figures'

it('shows offsets beyond 2^53 to the last digit', () => {
  expect(formatOffset('9007199254740993123')).toBe('9,007,199,254,740,993,123')
})

it('counts one thing and many things', () => {
  expect([plural(1, 'step'), plural(0, 'step'), plural(1204, 'step')]).toEqual(['1 step', '0 steps', '1,204 steps'])
  expect([plural(1n, 'record'), plural(2n ** 64n, 'record')]).toEqual([
    '1 record',
    '18,446,744,073,709,551,616 records',
  ])
})

it('chooses the unit by the size', () => {
  expect([formatBytes(212), formatBytes(4096), formatBytes(2_000_000)]).toEqual(['212 B', '4.0 kB', '1.9 MB'])
  expect([formatDelay(12.4), formatDelay(2_500), formatDelay(180_000)]).toEqual(['12 ms', '2.5 s', '3 min'])
})

it('says how long ago, and never before now', () => {
  const now = Date.UTC(2026, 5, 15, 12)
  const ago = (ms: number) => formatAgo(now - ms, now)
  expect([ago(-5000), ago(5 * 60_000), ago(3 * 3_600_000), ago(30 * 3_600_000)]).toEqual([
    'just now',
    '5 min ago',
    '3 h ago',
    'yesterday',
  ])
})
