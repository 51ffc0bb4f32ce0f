import { expect, it } from 'vitest'
import { LIMITS } from '../../../shared/topology/limits'
import { formToRequest, type ProduceForm } from './produceForm'

const to = { boardId: 'b', topicId: 't' }
const form = (change: Partial<ProduceForm> = {}): ProduceForm => ({
  hasKey: true,
  key: 'alice',
  tombstone: false,
  value: '{}',
  hex: false,
  headers: [],
  ...change,
})
const request = (change: Partial<ProduceForm>) => {
  const read = formToRequest(form(change), to)
  return read.ok ? read.request : read.sentence
}

it('sends key, value and headers as they are written', () => {
  const headers = [
    { id: 1, name: 'x', value: '1' },
    { id: 2, name: 'x', value: '' },
  ]
  expect(request({ headers })).toEqual({
    ...to,
    key: 'alice',
    value: '{}',
    headers: [
      ['x', '1'],
      ['x', ''],
    ],
  })
})

it('tells an empty key from none, and an empty value from a tombstone', () => {
  expect(request({ key: '', value: '' })).toMatchObject({ key: '', value: '' })
  expect(request({ hasKey: false, tombstone: true })).toMatchObject({ key: null, value: null })
})

it('leaves out header rows that were never filled in, and refuses one without a name', () => {
  expect(request({ headers: [{ id: 1, name: '', value: '' }] })).toMatchObject({ headers: [] })
  expect(request({ headers: [{ id: 1, name: '', value: 'x' }] })).toBe('A header needs a name.')
})

it('sends bytes that are written as digits, and refuses what is none', () => {
  expect(request({ hex: true, value: '00 FF\n1a' })).toMatchObject({ value: 'AP8a', valueAs: 'base64' })
  expect(request({ hex: true, value: '' })).toMatchObject({ value: '', valueAs: 'base64' })
  for (const value of ['0', '0g', 'hello']) expect(request({ hex: true, value })).toContain('pairs of the digits')
  expect(request({ hex: true, tombstone: true, value: 'hello' })).toMatchObject({ value: null })
})

it('counts bytes, not characters', () => {
  expect(request({ value: 'é'.repeat(LIMITS.messageBytes / 2) })).toMatchObject({ key: 'alice' })
  expect(request({ value: 'é'.repeat(LIMITS.messageBytes / 2 + 1) })).toContain('at most')
})
