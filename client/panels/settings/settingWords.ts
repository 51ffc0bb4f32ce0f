import type { SettingName, Settings } from '../../board/settings'

/** Every word of the settings, in the order in which they are listed; another language is another one of these. */
export type SettingWords = {
  readonly title: string
  readonly kept: string
  readonly sections: readonly {
    readonly title: string
    readonly settings: readonly OneSetting[]
  }[]
}
export type OneSetting = { [Name in SettingName]: WordsOf<Name> }[SettingName]
type WordsOf<Name extends SettingName> = {
  readonly name: Name
  readonly label: string
  readonly hint: string
  readonly choices: Readonly<Record<Settings[Name], string>>
}

export const SETTING_WORDS: SettingWords = {
  title: 'Settings',
  kept: 'Kept in this browser, for all boards.',
  sections: [
    {
      title: 'Look',
      settings: [
        {
          name: 'theme',
          label: 'Colours',
          hint: 'Light, dark, or whichever the system has.',
          choices: { auto: 'System', light: 'Light', dark: 'Dark' },
        },
        {
          name: 'density',
          label: 'Density',
          hint: 'Compact has lower bars and rows, so that more is seen at once.',
          choices: { comfortable: 'Comfortable', compact: 'Compact' },
        },
        {
          name: 'motion',
          label: 'Reduced motion',
          hint: 'Numbers and bars instead of dots that fly, and views that change at once.',
          choices: { system: 'System', reduced: 'Always', full: 'Never' },
        },
      ],
    },
    {
      title: 'Canvas',
      settings: [
        {
          name: 'wheel',
          label: 'Plain wheel',
          hint: 'With Ctrl or ⌘ the wheel always zooms, and so does a pinch.',
          choices: { pan: 'Pans', zoom: 'Zooms' },
        },
        {
          name: 'snap',
          label: 'Snap to grid',
          hint: 'What is dragged stops at steps of 8.',
          choices: { on: 'On', off: 'Off' },
        },
        {
          name: 'guides',
          label: 'Guides',
          hint: 'What is dragged stops where edges and middles meet those of others near by.',
          choices: { on: 'On', off: 'Off' },
        },
        {
          name: 'direction',
          label: 'Tidy up',
          hint: 'Which way data flows on a board that is tidied; the last command that said so counts.',
          choices: { right: 'To the right', down: 'Down' },
        },
        {
          name: 'minimap',
          label: 'Minimap',
          hint: 'In the corner, while parts of the board are out of view.',
          choices: { on: 'On', off: 'Off' },
        },
        {
          name: 'others',
          label: 'Other people',
          hint: 'Where they point and what they have selected. They see you all the same.',
          choices: { on: 'Shown', off: 'Hidden' },
        },
        {
          name: 'outline',
          label: 'Outline',
          hint: 'The board in words beside the canvas, for eyes, ears and keyboard.',
          choices: { off: 'Hidden', on: 'Shown' },
        },
      ],
    },
    {
      title: 'Keyboard',
      settings: [
        {
          name: 'letterKeys',
          label: 'Keys of one letter',
          hint: 'Off where a voice or a trembling hand would press them by mistake: the command palette has all commands.',
          choices: { on: 'On', off: 'Off' },
        },
      ],
    },
  ],
}
