import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { check } from '../../shared/checks/check'
import { TEMPLATES } from '../../shared/templates/templates'
import { parseBoardFile } from '../../shared/topology/boardFile'

const GUIDE = new URL('../../docs/guide/', import.meta.url)

const EXAMPLES = readdirSync(GUIDE).flatMap((page) =>
  [...readFileSync(new URL(page, GUIDE), 'utf8').matchAll(/^```ya?ml\n(.*?)^```$/gms)].map(
    ([, text = ''], index) => [`${page}, number ${index + 1}`, text] as const,
  ),
)

const SOCIAL_MEDIA = TEMPLATES.find(({ id }) => id === 'social-media')?.file ?? ''

/** A part of a board is one of the board that the guide speaks of there; what is said of that board without it does not count. */
function saidAgainst(example: string): readonly string[] {
  if (example.startsWith('streamboard:')) return problemsOf(example)
  const before = problemsOf(SOCIAL_MEDIA)
  return problemsOf(stringify({ ...parse(SOCIAL_MEDIA), ...parse(example) })).filter((one) => !before.includes(one))
}

function problemsOf(file: string): readonly string[] {
  const parsed = parseBoardFile(file)
  const problems = parsed.ok ? check(parsed.value, { prefix: '' }) : parsed.problems
  return problems.map(({ sentence }) => sentence)
}

const isWorkflow = (example: string) => 'jobs' in parse(example)

test('the guide has examples of board files, whole ones and parts', () => {
  const boards = EXAMPLES.filter(([, text]) => !isWorkflow(text))
  expect(boards.filter(([, text]) => text.startsWith('streamboard: 1\n')).length).toBeGreaterThan(0)
  expect(boards.length).toBeGreaterThan(1)
})

test.each(EXAMPLES.filter(([, text]) => !isWorkflow(text)))(
  'there is nothing to say against the example of %s',
  (_where, text) => {
    expect(saidAgainst(text)).toEqual([])
  },
)
