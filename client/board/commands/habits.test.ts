import { expect, it } from 'vitest'
import { boardForTests } from './boardForTests'
import { COMMANDS } from './commands'
import { commandsFor } from './handleKey'
import { type KeyPress, shortcutsOf } from './shortcut'

/** A key as it is written in a shortcut, pressed on a keyboard of the United States. */
function press(shortcut: string): KeyPress {
  const keys = shortcut.split('+')
  const key = keys.at(-1) ?? ''
  const held = (name: string) => keys.slice(0, -1).includes(name)
  const letter = /^[A-Z]$/.test(key)
  return {
    key: letter && !held('Shift') ? key.toLowerCase() : key,
    code: letter ? `Key${key}` : /^\d$/.test(key) ? `Digit${key}` : key,
    ctrlKey: held('Ctrl'),
    metaKey: held('Cmd'),
    altKey: held('Alt'),
    shiftKey: held('Shift'),
  }
}

/** By the keys of the design: what people bring along from other canvases. */
const HABITS: Readonly<Record<string, string>> = {
  N: 'add-any',
  '/': 'add-any',
  C: 'connect',
  Delete: 'delete',
  Backspace: 'delete',
  'Ctrl+A': 'select-all',
  'Ctrl+Z': 'undo',
  'Ctrl+Shift+Z': 'redo',
  'Ctrl+Y': 'redo',
  'Ctrl+C': 'copy',
  'Ctrl+X': 'cut',
  'Ctrl+V': 'paste',
  'Ctrl+D': 'duplicate',
  ArrowLeft: 'nudge-left-1',
  'Shift+ArrowDown': 'nudge-down-5',
  'Alt+A': 'align-left',
  'Alt+D': 'align-right',
  'Alt+W': 'align-top',
  'Alt+S': 'align-bottom',
  'Alt+H': 'align-center',
  'Alt+V': 'align-middle',
  'Alt+Shift+H': 'distribute-x',
  'Alt+Shift+V': 'distribute-y',
  'Shift+Alt+T': 'tidy',
  'Shift+1': 'fit',
  'Shift+2': 'fit-selection',
  'Ctrl+0': 'actual-size',
  'Ctrl+K': 'commands',
  'Ctrl+F': 'find',
  'Ctrl+,': 'settings',
  F2: 'rename',
  Enter: 'rename',
  'Shift+S': 'add-note',
  '?': 'shortcuts',
  'Ctrl+S': 'save',
  'Shift+F10': 'menu',
  ContextMenu: 'menu',
}

it('every key of the canvas does what people expect of it', () => {
  const found = Object.keys(HABITS).map((keys) => [
    keys,
    commandsFor(shortcutsOf(press(keys), false), () => true)[0]?.id,
  ])
  expect(Object.fromEntries(found)).toEqual(HABITS)
})

it('and on a Mac with Command, where others have Control', () => {
  const withMod = Object.entries(HABITS).filter(([keys]) => keys.startsWith('Ctrl+'))
  for (const [keys, id] of withMod)
    expect(commandsFor(shortcutsOf(press(keys.replace('Ctrl', 'Cmd')), true), () => true)[0]?.id, keys).toBe(id)
})

it('every command that cannot always run says what it needs', () => {
  const board = boardForTests()
  const silent = COMMANDS.filter((command) => !command.enabled(board) && command.needs === undefined)
  expect(silent.map(({ id }) => id)).toEqual([])
})

it('Escape ends the latest of what can be ended', () => {
  expect(
    commandsFor(['Escape'], () => true)
      .map(({ id }) => id)
      .slice(-2),
  ).toEqual(['leave-focus', 'select-none'])
})
