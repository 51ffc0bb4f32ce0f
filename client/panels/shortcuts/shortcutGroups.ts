import { COMMAND_GROUPS, type Command } from '../../board/commands/command'
import { COMMANDS } from '../../board/commands/commands'

export type ListedShortcut = Pick<Command, 'label' | 'shortcuts'>
type ShortcutGroup = { readonly name: string; readonly listed: readonly ListedShortcut[] }

/** What keys do in the list of messages, where they are of no command: what they are about is the message, not the board. */
const MESSAGES: ShortcutGroup = {
  name: 'Messages',
  listed: [
    { label: 'Follow the event of a message', shortcuts: ['F'] },
    { label: 'Leave the event that is followed', shortcuts: ['Escape'] },
  ],
}

/** Everything that has a key. */
export const shortcutGroups = (): readonly ShortcutGroup[] => [
  ...COMMAND_GROUPS.map((name) => ({
    name,
    listed: COMMANDS.filter(({ group, shortcuts }) => group === name && shortcuts.length > 0),
  })),
  MESSAGES,
]
