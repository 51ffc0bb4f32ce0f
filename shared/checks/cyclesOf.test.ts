import { expect, test } from 'vitest'
import { cyclesOf } from './cyclesOf'

const steps = (text: string) =>
  text
    .split(' ')
    .filter(Boolean)
    .map(([from = '', to = '']) => ({ from, to }))
const found = (text: string) => cyclesOf(steps(text)).map((cycle) => cycle.map(({ from, to }) => from + to).join(' '))

test.each([
  ['', []],
  ['ab bc ac', []],
  ['aa', ['aa']],
  ['ab ba', ['ab ba']],
  ['xa ab bc cx ca', ['xa ab bc cx']],
  ['xa ab bc ca', ['ab bc ca']],
  ['ab ba bc cd dc', ['ab ba', 'cd dc']],
  ['ab bc ca ac', ['ab bc ca']],
  ['ab ac bd cd da', ['ab bd da']],
])('%j has the cycles %j', (text, cycles) => {
  expect(found(text)).toEqual(cycles)
})

test('a circle of twenty thousand is found as one', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => ({ from: `${at}`, to: `${(at + 1) % 20_000}` }))
  expect(cyclesOf(many).map(({ length }) => length)).toEqual([20_000])
})
