import { expect, it } from 'vitest'
import { COMMANDS } from '../../board/commands/commands'
import { shortcutGroups } from './shortcutGroups'

const listed = shortcutGroups().flatMap((group) => group.listed)

it('lists every command that has a key, once', () => {
  const withKey = COMMANDS.filter(({ shortcuts }) => shortcuts.length > 0)
  expect(withKey.map((command) => listed.filter((one) => one === command).length)).toEqual(withKey.map(() => 1))
})

it('lists the keys that belong to messages', () => {
  expect(shortcutGroups().at(-1)?.name).toBe('Messages')
  expect(
    shortcutGroups()
      .at(-1)
      ?.listed.map(({ shortcuts }) => shortcuts),
  ).toEqual([['F'], ['Escape']])
})
