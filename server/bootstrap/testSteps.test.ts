import { describe, expect, it } from 'vitest'
import { chooseSteps, countStories, countVitest, sumUp, testSteps } from './testSteps.mjs'

const steps = testSteps('/reports')
const names = (args: readonly string[]) => chooseSteps(steps, args).map(({ name }) => name)

describe('the steps of npm test', () => {
  it('are all of them, in order, unless some are chosen', () => {
    expect(names([])).toEqual(['types', 'lint', 'unit', 'kafka', 'brokers', 'stories'])
    expect(names(['--only', 'stories,unit'])).toEqual(['unit', 'stories'])
  })

  it('are refused when there is no such step', () => {
    expect(() => names(['--only', 'unity'])).toThrow('There is no step "unity".')
    expect(() => names(['--only'])).toThrow('There is no step "".')
  })
})

describe('the count', () => {
  it('takes a file that could not be loaded for a failure', () => {
    const failedTest = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }
    const brokenFile = { status: 'failed', assertionResults: [] }
    const report = { numPassedTests: 5, numFailedTests: 1, testResults: [failedTest, brokenFile] }
    expect(countVitest(report)).toEqual({ passed: 5, failed: 2 })
  })

  it('takes a story that passed only at the second try for a failure', () => {
    const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{ message: 'no file' }] }
    expect(countStories(report)).toEqual({ passed: 7, failed: 3 })
  })
})

describe('the last line', () => {
  const types = { name: 'types', isFine: true }
  const unit = { name: 'unit', isFine: true, count: { passed: 3, failed: 0 } }

  it('sums up all tests', () => {
    const stories = { name: 'stories', isFine: true, count: { passed: 4, failed: 0 } }
    expect(sumUp([types, unit, stories])).toEqual({ exitCode: 0, lines: ['7 passed, 0 failed'] })
  })

  it.each([
    ['a step failed without a test', [{ ...types, isFine: false }, unit], ['Failed: types.', '3 passed, 0 failed']],
    [
      'a test failed',
      [types, { ...unit, isFine: false, count: { passed: 2, failed: 1 } }],
      ['Failed: unit.', '2 passed, 1 failed'],
    ],
    ['no test ran', [{ ...unit, count: { passed: 0, failed: 0 } }], ['0 passed, 0 failed']],
  ])('comes with a bad exit code when %s', (_, results, lines) => {
    expect(sumUp(results)).toEqual({ exitCode: 1, lines })
  })
})
