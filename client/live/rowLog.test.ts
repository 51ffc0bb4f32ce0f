import { describe, expect, it } from 'vitest'
import type { LiveRow } from './port'
import { createRowLog } from './rowLog'

const row = (topic: string, offset: number): LiveRow => ({
  id: `${topic} ${offset}`,
  topic,
  record: { partition: 0, offset: String(offset), timestamp: '0', key: null, value: null, headers: [] },
})

describe('the log of rows', () => {
  it('keeps arrival order over all topics and within one', () => {
    const log = createRowLog()
    log.append([row('a', 0), row('b', 0)])
    log.append([row('a', 1)])
    expect(log.rows(null).map((one) => one.id)).toEqual(['a 0', 'b 0', 'a 1'])
    expect(log.rows('a').map((one) => one.id)).toEqual(['a 0', 'a 1'])
  })

  it('answers with the same array until something arrives for it', () => {
    const log = createRowLog()
    log.append([row('a', 0)])
    const [all, ofA] = [log.rows(null), log.rows('a')]
    log.append([row('b', 0)])
    expect(log.rows('a')).toBe(ofA)
    expect(log.rows(null)).not.toBe(all)
  })

  it('holds its capacity and drops the oldest', () => {
    const log = createRowLog(100)
    for (let offset = 0; offset < 1000; offset++) log.append([row('a', offset)])
    expect(log.rows(null)).toHaveLength(100)
    expect(log.rows(null).at(-1)?.id).toBe('a 999')
    expect(log.rows('a')).toHaveLength(100)
  })
})
