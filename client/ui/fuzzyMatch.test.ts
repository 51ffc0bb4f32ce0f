import { expect, it } from 'vitest'
import { fuzzyFilter, fuzzyMatch } from './fuzzyMatch'

const names = ['Tidy up', 'user-updates', 'Undo', 'post-created', 'Fit all', 'products']
const find = (wanted: string) => fuzzyFilter(wanted, names, (name) => name)

it('finds characters in order, anywhere, whatever their case', () => {
  expect(fuzzyMatch('PCR', 'post-created')).not.toBeNull()
  expect(fuzzyMatch('tsop', 'post-created')).toBeNull()
})

it('puts what stands together before what is scattered, and the shorter first', () => {
  expect(find('up')).toEqual(['Tidy up', 'user-updates'])
  expect(find('pro')[0]).toBe('products')
})

it('keeps everything in its order while nothing is typed', () => {
  expect(find('  ')).toEqual(names)
})

it('finds nothing for what is not there', () => {
  expect(find('zzz')).toEqual([])
})
