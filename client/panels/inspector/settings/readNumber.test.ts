import fc from 'fast-check'
import { expect, it } from 'vitest'
import { KEEPS_FIELDS, SERVICE_FIELDS } from '../../../../shared/topology/behaviour'
import { numberAsText, readNumber } from './readNumber'

const instances = readNumber('Instances', SERVICE_FIELDS.instances, '')
const share = readNumber('Share', SERVICE_FIELDS.failShare, '%')
const rate = readNumber('Rows', KEEPS_FIELDS.rate, 'a second')

it('takes what the field may hold, with point or comma', () => {
  expect(instances(' 3 ')).toEqual({ ok: true, value: 3 })
  expect(rate('2,5')).toEqual({ ok: true, value: 2.5 })
  expect(rate('.5')).toEqual({ ok: true, value: 0.5 })
})

it('says which numbers are possible where this one is not', () => {
  const sentence = 'Instances: a whole number from 1 to 20.'
  for (const text of ['0', '21', '1.5', '-1', '1e1', 'two', '', '0x3'])
    expect(instances(text)).toEqual({ ok: false, sentence })
  expect(share('101')).toEqual({ ok: false, sentence: 'Share: a number from 0 to 100.' })
})

it('writes shares as percent and reads them back without a digit more', () => {
  expect([0.07, 0.29, 1, 0].map((value) => numberAsText(value, '%'))).toEqual(['7', '29', '100', '0'])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), (tenths) => {
      const read = share(String(tenths / 10))
      expect(read.ok && numberAsText(read.value, '%')).toBe(String(tenths / 10))
    }),
  )
})
