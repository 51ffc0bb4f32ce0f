import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './project.mjs'
import { readStories, readVitest } from './testReports.mjs'
import { chooseSteps, filesToTryAgain, type Step, sumUp, testSteps, withSecondTry } from './testSteps.mjs'

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

describe('a report', () => {
  const test = (status: string) => ({
    status,
    fullName: `a ${status} one`,
    failureMessages: ['\u001b[31mNo.\u001b[0m\nat'],
  })
  const path = (name: string) => join(root, 'server', name)

  it('takes a file that could not be loaded for a failure', () => {
    const mixed = { name: path('a.ts'), status: 'failed', assertionResults: ['failed', 'passed', 'pending'].map(test) }
    const broken = { name: path('b.ts'), status: 'failed', message: 'Odd.', assertionResults: [] }
    expect(readVitest({ testResults: [mixed, broken] })).toEqual([
      { file: 'server/a.ts', name: 'a failed one', isPassed: false, reason: 'No.' },
      { file: 'server/a.ts', name: 'a passed one', isPassed: true, reason: 'No.' },
      { file: 'server/b.ts', name: 'the file itself', isPassed: false, reason: 'Odd.' },
    ])
  })

  it('takes a story that passed only at the second try for a failure', () => {
    const spec = (status: string) => ({ title: status, file: 'x.spec.ts', tests: [{ status, results: [] }] })
    const suites = [
      { suites: [{ specs: ['expected', 'skipped'].map(spec) }], specs: ['unexpected', 'flaky'].map(spec) },
    ]
    const config = { rootDir: join(root, 'e2e') }
    const ran = readStories({ suites, config, errors: [{ message: 'no file' }] })
    expect(ran.map(({ file, name, isPassed }) => [file, name, isPassed])).toEqual([
      ['e2e/x.spec.ts', 'unexpected', false],
      ['e2e/x.spec.ts', 'flaky', false],
      ['e2e/x.spec.ts', 'expected', true],
      ['', 'the whole run', false],
    ])
  })
})

const ran = (name: string, isPassed = true, file = 'a.ts') => ({ file, name, isPassed, reason: isPassed ? '' : 'No.' })

describe('a second try', () => {
  const step = (name: string) => chooseSteps(steps, ['--only', name]).find(Boolean) as Step
  const failed = (...files: string[]) => ({
    name: 'kafka',
    isFine: false,
    ran: files.map((file) => ran(file, false, file)),
  })

  it('is given to the few files that failed on a broker or in the browser', () => {
    expect(filesToTryAgain(step('kafka'), failed('a.ts', 'b.ts', 'a.ts'))).toEqual(['a.ts', 'b.ts'])
    expect(step('stories').again?.(['a.ts']).slice(-3)).toEqual(['--workers=1', '--trace=retain-on-failure', 'a.ts'])
  })

  it.each([
    ['nothing failed', 'kafka', []],
    ['unit tests fail, which no load can make fail', 'unit', ['a.ts']],
    ['many files failed', 'kafka', ['a.ts', 'b.ts', 'c.ts', 'd.ts']],
    ['no file is to blame', 'kafka', ['a.ts', '']],
  ])('is not given when %s', (_, name, files) => {
    expect(filesToTryAgain(step(name), failed(...files))).toEqual([])
  })

  it('counts instead of the first, and what it forgave is told', () => {
    const first = { name: 'kafka', isFine: false, ran: [ran('one'), ran('two', false), ran('other', true, 'b.ts')] }
    const result = { name: 'kafka', isFine: true, ran: [ran('one'), ran('two')] }
    const both = withSecondTry(first, { files: ['a.ts'], result })
    expect(sumUp([both])).toEqual({
      exitCode: 0,
      lines: ['Unsteady: failed amid the others, passed alone.', '  a.ts › two: No.', '3 passed, 0 failed, 1 unsteady'],
    })
  })

  it('that fails as well is a failure', () => {
    const first = { name: 'kafka', isFine: false, ran: [ran('two', false)] }
    expect(sumUp([withSecondTry(first, { files: ['a.ts'], result: first })])).toEqual({
      exitCode: 1,
      lines: ['Failed: kafka.', '  a.ts › two: No.', '0 passed, 1 failed'],
    })
  })
})

describe('the last lines', () => {
  const types = { name: 'types', isFine: true }
  const unit = { name: 'unit', isFine: true, ran: [ran('one'), ran('two')] }

  it('sum up all tests', () => {
    const stories = { name: 'stories', isFine: true, ran: [ran('three')] }
    expect(sumUp([types, unit, stories])).toEqual({ exitCode: 0, lines: ['3 passed, 0 failed'] })
  })

  it.each([
    ['a step failed without a test', [{ ...types, isFine: false }, unit], ['Failed: types.', '2 passed, 0 failed']],
    [
      'a test failed',
      [types, { ...unit, isFine: false, ran: [ran('one'), ran('two', false)] }],
      ['Failed: unit.', '  a.ts › two: No.', '1 passed, 1 failed'],
    ],
    ['no test ran', [{ ...unit, ran: [] }], ['0 passed, 0 failed']],
  ])('come with a bad exit code when %s', (_, results, lines) => {
    expect(sumUp(results)).toEqual({ exitCode: 1, lines })
  })
})
