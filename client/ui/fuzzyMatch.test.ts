import { expect, it } from 'vitest'
import { fuzzyFilter, fuzzyMatch } from './fuzzyMatch'

const names = ['Tidy up', 'user-updates', 'Undo', 'post-created', 'Fit all', 'products', 'reproduce']
const find = (wanted: string) => fuzzyFilter(wanted, names, (name) => name).map(({ entry }) => entry)
const marked = (wanted: string, text: string) =>
  fuzzyMatch(wanted, text)
    ?.marks.map((at) => text[at])
    .join('')

it('finds characters in order, anywhere, whatever their case', () => {
  expect(fuzzyMatch('PCR', 'post-created')).not.toBeNull()
  expect(fuzzyMatch('tsop', 'post-created')).toBeNull()
})

it('puts what stands together before what is scattered, what begins a word before what does not, and the shorter first', () => {
  expect(find('up')).toEqual(['Tidy up', 'user-updates'])
  expect(find('prod')).toEqual(['products', 'reproduce'])
})

it('says which characters it found, also where an earlier place is worse', () => {
  expect(marked('PCR', 'post-created')).toBe('pcr')
  expect(fuzzyMatch('re', 'are-read')?.marks).toEqual([4, 5])
})

it('keeps everything in its order while nothing is typed', () => {
  expect(find('  ')).toEqual(names)
})

it('finds nothing for what is not there', () => {
  expect(find('zzz')).toEqual([])
})

it('takes signs that mean something elsewhere as they are', () => {
  expect(find('.*')).toEqual([])
  expect(marked('(c', 'a(b) (c)')).toBe('(c')
})
