import { settings } from '../settings'
import type { Command, CommandContext } from './command'
import { COMMANDS } from './commands'
import { isMac, type KeyPress, shortcutsOf } from './shortcut'

export type HandledKey = KeyPress & {
  readonly target: EventTarget | null
  readonly defaultPrevented: boolean
  preventDefault(): void
}

/** Runs the command that belongs to a key, unless the key belongs to a field or dialog; says whether one ran. */
export function handleKey(event: HandledKey, context: CommandContext, place = placeOf(event.target)): boolean {
  if (event.defaultPrevented || isUnwantedLetter(event) || isPress(event)) return false
  const commands = commandsFor(shortcutsOf(event, isMac()), (one) => counts(one, place))
  if (commands.length === 0) return false
  event.preventDefault()
  const able = commands.find((command) => command.enabled(context))
  const [{ needs } = {}] = commands
  if (able) able.run(context)
  else if (isDeliberate(event) && needs) context.notify?.(needs)
  return true
}

/** Somebody whose voice or hand presses letters by mistake has switched the keys off that are one letter alone. */
const isUnwantedLetter = ({ key, ctrlKey, metaKey, altKey }: KeyPress) =>
  key.length === 1 && !ctrlKey && !metaKey && !altKey && settings.getState().letterKeys === 'off'

/** Enter presses the button that has the focus, also on the canvas, where it would rename what is selected. */
const isPress = ({ key, ctrlKey, metaKey, altKey, target }: HandledKey) =>
  key === 'Enter' && !ctrlKey && !metaKey && !altKey && isElement(target) && target.closest('button, a') !== null

/** Single keys are pressed in passing; who presses several at once waits for something to happen. */
const isDeliberate = ({ ctrlKey, metaKey }: KeyPress) => ctrlKey || metaKey

/** The first writing of a key press that any command answers to wins. Where several do, the first that can run is meant. */
export function commandsFor(writings: readonly string[], counting: (command: Command) => boolean): readonly Command[] {
  for (const writing of writings) {
    const commands = COMMANDS.filter((one) => one.shortcuts.includes(writing) && counting(one))
    if (commands.length > 0) return commands
  }
  return []
}

type Place = 'canvas' | 'page' | 'field'

function counts({ keys }: Command, place: Place): boolean {
  switch (keys) {
    case 'canvas':
      return place === 'canvas'
    case 'page':
      return place !== 'field'
    case 'always':
      return true
    case 'browser':
      return false
  }
}

/** Where the keys go. Without any focus they belong to the canvas, as they do in every drawing program. */
export function placeOf(target: EventTarget | null): Place {
  if (!isElement(target) || target.matches('body')) return 'canvas'
  if (target.closest(FIELDS)) return 'field'
  return target.closest('[data-board-keys]') ? 'canvas' : 'page'
}

const isElement = (target: EventTarget | null): target is Element => target !== null && 'closest' in target

const FIELDS =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"], [data-field]'
