import { describe, expect, test } from 'vitest'
import guide from '../../docs/guide/expressions.md?raw'
import { compileExpression, RECORD_VARIABLES } from './compileExpression'
import { FUNCTIONS, METHODS } from './operations'

const code = [...guide.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text.replaceAll('\\|', '|'))
const variables = [...RECORD_VARIABLES, 'tables', 'item', 'state', 'avg']

describe('the guide to expressions', () => {
  test.each(
    code.filter((text) => /^\(?(value|size|has|int|string|double|tables|\{|\(state|"discount|"vip)/.test(text)),
  )('writes what can be written, or says that it cannot: %s', (text) => {
    const isRefused = ['value.amount * 2', 'value.?name'].includes(text)
    expect(compileExpression(text, { wants: 'value', variables }).ok).toBe(!isRefused)
  })

  test.each([
    ...Object.keys(FUNCTIONS),
    ...Object.keys(METHODS),
    'has',
    'matches',
    'filter',
    'map',
    'all',
    'exists',
    'exists_one',
  ])('names %s', (name) => {
    expect(guide).toMatch(new RegExp(`\`\\.?${name}\\(`))
  })
})
