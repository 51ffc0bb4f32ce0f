import { describe, expect, test } from 'vitest'
import guide from '../../docs/guide/ledger.md?raw'
import { boardOf } from '../topology/boardForTests'
import { compileExpectation } from './compileExpectation'
import { GROUP_FIGURES, TOPIC_FIGURES } from './figure'
import { LEDGER_MEASURES } from './model'

const board = boardOf(`streamboard: 1
services: [{ id: b, name: Mailer }]
topics: [{ id: t, name: posts }]
stores: [{ id: s, name: Balances }]
connections:
  - { id: c2, kind: subscribes, from: t, to: b, group: mailer }
  - { id: c3, kind: keeps, from: b, to: s }
`)
const code = [...guide.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)
const isCompiled = (text: string) => compileExpectation(text, board).ok

describe('the guide to the ledger', () => {
  test.each(code.filter((text) => /^\w.*[(=]/.test(text)))('writes what can be understood: %s', (text) => {
    expect([text, `${text} >= 0`].some(isCompiled)).toBe(true)
  })

  test.each([...LEDGER_MEASURES, ...TOPIC_FIGURES, ...GROUP_FIGURES, 'count', 'sum', 'rows', 'total', 'folded'])(
    'explains %s',
    (name) => {
      expect(code.some((text) => text === name || text.startsWith(`${name}(`))).toBe(true)
    },
  )
})
