import { describe, expect, test } from 'vitest'
import { compileFailing, type DrawnFailing } from './failing'
import type { RecordText } from './recordText'
import { retryDelay } from './retryDelay'

const record = (value: string): RecordText => ({
  key: null,
  value,
  headers: [],
  topic: 't',
  partition: 0,
  offset: '0',
  timestamp: 0,
})

function attempted(drawn: Partial<DrawnFailing>, { value = '{}', chance = 0.5, sinceStart = 0 } = {}) {
  const compiled = compileFailing({ serviceId: 's', failShare: 0, failWhere: '', failSeconds: 0, ...drawn })
  return compiled.ok ? compiled.value(record(value), { random: () => chance, sinceStart }) : compiled
}

const worked = { ok: true, value: undefined }
const byChance = { ok: true, value: '50 % of the attempts fail here, as drawn.' }
const byCondition = { ok: true, value: 'Records like this one fail here, as drawn.' }

describe('an attempt', () => {
  test('works where no failing is drawn, whatever the chance', () => {
    expect(attempted({}, { chance: 0 })).toEqual(worked)
  })

  test('fails for its share of chance', () => {
    expect(attempted({ failShare: 0.5 }, { chance: 0.49 })).toEqual(byChance)
    expect(attempted({ failShare: 0.5 }, { chance: 0.5 })).toEqual(worked)
    expect(attempted({ failShare: 1 }, { chance: 0.999 })).toMatchObject({
      value: '100 % of the attempts fail here, as drawn.',
    })
  })

  test('fails for every record that meets the condition', () => {
    const drawn = { failWhere: 'value.poison' }
    expect(attempted(drawn, { value: '{"poison":true}', chance: 0.99 })).toEqual(byCondition)
    expect(attempted(drawn, { value: '{"poison":false}' })).toEqual(worked)
  })

  test('works again when the time of failing is over', () => {
    const drawn = { failShare: 1, failWhere: 'true', failSeconds: 2 }
    expect(attempted(drawn, { sinceStart: 1_999 })).toEqual(byCondition)
    expect(attempted(drawn, { sinceStart: 2_000 })).toEqual(worked)
  })

  test('has a problem where the condition cannot be told', () => {
    expect(attempted({ failWhere: 'value.poison' })).toMatchObject({
      ok: false,
      problem: { elementId: 's', field: 'failWhere' },
    })
    expect(attempted({ failWhere: 'value.poison' }, { value: 'not JSON' })).toMatchObject({
      ok: false,
      problem: { sentence: 'The value of the record received is not JSON.' },
    })
    expect(attempted({ failWhere: 'value.' })).toMatchObject({ ok: false, problem: { at: 6 } })
  })
})

test('each repetition waits twice as long, up to a minute, and never less than drawn', () => {
  expect([1, 2, 3, 4].map((repetition) => retryDelay(200, repetition))).toEqual([200, 400, 800, 1_600])
  expect([retryDelay(200, 100), retryDelay(90_000, 1), retryDelay(90_000, 5), retryDelay(0, 9)]).toEqual([
    60_000, 90_000, 90_000, 0,
  ])
})
