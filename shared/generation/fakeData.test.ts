import { beforeAll, describe, expect, test } from 'vitest'
import guide from '../../docs/guide/board-file.md?raw'
import { compileMessage } from './compileMessage'
import { FAKE_KINDS, loadFakeData } from './fakeData'
import { compileTemplate } from './template'

/** Any number generator will do, as long as it begins where the seed says. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const message = (template: string, seed: number) =>
  compileMessage({ key: '', value: template })({ random: seeded(seed), now: 0, count: 1 }).value

describe('made-up data', () => {
  beforeAll(loadFakeData)

  test.each(FAKE_KINDS.map(({ name, sample }) => [name, typeof sample] as const))(
    '%s is a %s like its sample',
    (name, kind) => {
      const made = JSON.parse(message(`[{{faker ${name}}}]`, 1))[0]
      expect(typeof made).toBe(kind)
      expect(made).not.toBe('')
    },
  )

  test('is the same for the same seed, and another for another', () => {
    const template = `[${FAKE_KINDS.map(({ name }) => `{{faker ${name}}}`).join(',')}]`
    expect(message(template, 7)).toBe(message(template, 7))
    expect(message(template, 7)).not.toBe(message(template, 8))
  })

  test('stays text inside quotes', () => {
    expect(JSON.parse(message('{"by":"{{faker person.fullName}} <{{faker internet.email}}>"}', 1)).by).toMatch(
      /^.+ <.+@example\.(com|net|org)>$/,
    )
  })

  test('that nobody makes is refused with what was probably meant', () => {
    expect(compileTemplate('{{faker person.firstname}}')).toMatchObject({
      problem: { sentence: 'faker does not make "person.firstname". Did you mean "person.firstName"?' },
    })
    expect(compileTemplate('{{faker constructor}}')).toMatchObject({ ok: false })
    expect(compileTemplate('{{faker}}')).toMatchObject({ ok: false })
  })

  test('is all in the guide', () => {
    for (const { name } of FAKE_KINDS) expect(guide).toContain(`\`${name}\``)
  })
})
