/** What of a keyboard event matters here; a real KeyboardEvent is one. */
export type KeyPress = {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * The ways to write a key press, likeliest first, for example `['?', 'Shift+/']` or `['Mod+Z']`. Letters and signs go by what the
 * layout types; digits, and letters where the layout or Alt types something else, also by where the key is.
 */
export function shortcutsOf(press: KeyPress, mac: boolean): readonly string[] {
  const typed = typedKey(press)
  const placed = placedKey(press.code)
  const writings = [write(press, typed, { mac, withShift: !isSign(typed) })]
  if (placed) writings.push(write(press, placed, { mac, withShift: true }))
  return [...new Set(writings)]
}

/** A sign such as `?` says itself already that Shift was needed for it on this layout. */
const isSign = (key: string) => key.length === 1 && key.toLowerCase() === key.toUpperCase()

const typedKey = ({ key }: KeyPress) => (key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key)

const placedKey = (code: string) => /^(?:Key([A-Z])|Digit(\d))$/.exec(code)?.slice(1).find(Boolean)

function write(press: KeyPress, key: string, { mac, withShift }: { mac: boolean; withShift: boolean }): string {
  const mod = mac ? press.metaKey : press.ctrlKey
  const parts = [
    mod && 'Mod',
    mac && press.ctrlKey && 'Ctrl',
    press.altKey && 'Alt',
    withShift && press.shiftKey && 'Shift',
    key,
  ]
  return parts.filter(Boolean).join('+')
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
}
const MAC_SIGNS: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Backspace: '⌫',
  Enter: '↩',
}

/** A shortcut the way this person's keyboard shows it: `⌘Z`, `Ctrl+Z`. */
export function shortcutLabel(shortcut: string, mac: boolean): string {
  // A plus is a key too, at the end.
  const keys = shortcut.split(/\+(?!$)/)
  if (mac) return keys.map((key) => MAC_SIGNS[key] ?? SIGNS[key] ?? key).join('')
  return keys.map((key) => (key === 'Mod' ? 'Ctrl' : (SIGNS[key] ?? key))).join('+')
}

export const isMac = () => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
