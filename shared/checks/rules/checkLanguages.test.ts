import { expect, test } from 'vitest'
import { LANGUAGES } from '../../topology/model'
import { toldBy } from '../toldForTests'
import { checkLanguages } from './checkLanguages'

const drawnIn = (language: string) => `streamboard: 1
services:
  - { id: a, name: Stock, language: ${language} }
`
const inNone = (language: string) =>
  `warning a.language: "Stock" is drawn in ${language}, which the export does not write yet: the board runs, but is not exported. Choose TypeScript for it.`

test.each<[string, readonly string[]]>([
  ['typescript', []],
  ['java', [inNone('Java')]],
  ['python', [inNone('Python')]],
  ['go', [inNone('Go')]],
  ['rust', [inNone('Rust')]],
])('a service in %s', (language, expected) => {
  expect(LANGUAGES).toContain(language)
  expect(toldBy(checkLanguages, drawnIn(language))).toEqual(expected)
})
