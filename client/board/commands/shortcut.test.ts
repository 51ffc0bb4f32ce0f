import { describe, expect, it } from 'vitest'
import { boardForTests } from './boardForTests'
import { COMMANDS } from './commands'
import { commandsFor, handleKey, placeOf } from './handleKey'
import { type KeyPress, shortcutLabel, shortcutsOf } from './shortcut'

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})
const idFor = (key: KeyPress, mac = false) => commandsFor(shortcutsOf(key, mac), () => true)[0]?.id

describe('shortcuts', () => {
  it.each([
    ['Ctrl+Z', press('z', 'KeyZ', { ctrlKey: true }), 'undo'],
    ['Ctrl+Shift+Z', press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true }), 'redo'],
    ['Ctrl+Y', press('y', 'KeyY', { ctrlKey: true }), 'redo'],
    ['Ctrl+Z where Z and Y have changed places', press('z', 'KeyY', { ctrlKey: true }), 'undo'],
    ['Ctrl+Z on a Cyrillic layout', press('я', 'KeyZ', { ctrlKey: true }), 'undo'],
    ['Shift+1 that types !', press('!', 'Digit1', { shiftKey: true }), 'fit'],
    ['Shift+2 that types "', press('"', 'Digit2', { shiftKey: true }), 'fit-selection'],
    ['? on a US layout', press('?', 'Slash', { shiftKey: true }), 'shortcuts'],
    ['? on a German layout', press('?', 'Minus', { shiftKey: true }), 'shortcuts'],
    ['/ on a German layout', press('/', 'Digit7', { shiftKey: true }), 'add-any'],
    ['Shift+Alt+T', press('T', 'KeyT', { altKey: true, shiftKey: true }), 'tidy'],
    ['Shift+S', press('S', 'KeyS', { shiftKey: true }), 'add-note'],
    ['Ctrl+S', press('s', 'KeyS', { ctrlKey: true }), 'save'],
    ['n with caps lock', press('N', 'KeyN'), 'add-any'],
    ['Shift+ArrowLeft', press('ArrowLeft', 'ArrowLeft', { shiftKey: true }), 'nudge-left-5'],
    ['Ctrl+0', press('0', 'Digit0', { ctrlKey: true }), 'actual-size'],
    ['Shift+N means nothing', press('N', 'KeyN', { shiftKey: true }), undefined],
    ['a modifier alone', press('Shift', 'ShiftLeft', { shiftKey: true }), undefined],
  ])('%s', (_what, key, id) => {
    expect(idFor(key)).toBe(id)
  })

  it('go by Command on a Mac, and there Control is another key', () => {
    expect(idFor(press('z', 'KeyZ', { metaKey: true }), true)).toBe('undo')
    expect(idFor(press('z', 'KeyZ', { ctrlKey: true }), true)).toBe(undefined)
    expect(idFor(press('ˇ', 'KeyT', { altKey: true, shiftKey: true }), true)).toBe('tidy')
  })

  it('are shown as the keyboard shows them', () => {
    expect(shortcutLabel('Mod+Shift+Z', true)).toBe('⌘⇧Z')
    expect(shortcutLabel('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z')
    expect(shortcutLabel('Shift+ArrowLeft', false)).toBe('Shift+←')
  })
})

describe('a key', () => {
  const key = (overrides: object) => {
    const seen = { prevented: false }
    const preventDefault = () => {
      seen.prevented = true
    }
    return {
      ...press('s', 'KeyS', { ctrlKey: true }),
      target: null,
      defaultPrevented: false,
      preventDefault,
      seen,
      ...overrides,
    }
  }

  it('belongs to one command only, but for Escape, which ends whatever there is to end', () => {
    const keys = COMMANDS.flatMap(({ shortcuts }) => shortcuts).filter((key) => key !== 'Escape')
    expect(keys.filter((one, at) => keys.indexOf(one) !== at)).toEqual([])
  })

  it('that belongs to a command never reaches the browser, even where the command can do nothing now', () => {
    const board = boardForTests()
    const undoing = key({ key: 'z', code: 'KeyZ' })
    expect(handleKey(undoing, board)).toBe(true)
    expect(undoing.seen.prevented).toBe(true)
  })

  it('that somebody else has handled, or that nobody knows, is left alone', () => {
    const board = boardForTests()
    expect(handleKey(key({ defaultPrevented: true }), board)).toBe(false)
    expect(handleKey(key({ key: 'F9', code: 'F9' }), board)).toBe(false)
    expect(handleKey(key({ key: 'c', code: 'KeyC' }), board)).toBe(false)
  })

  const inside = (...places: string[]) => {
    const matches = (selectors: string) => selectors.split(', ').some((selector) => places.includes(selector))
    return Object.assign(new EventTarget(), {
      closest: (selectors: string) => (matches(selectors) ? {} : null),
      matches,
    })
  }

  it.each([
    ['a field on the canvas', inside('textarea', '[data-board-keys]'), 'field'],
    ['a dialog', inside('[role="dialog"]'), 'field'],
    ['a node', inside('[data-board-keys]'), 'canvas'],
    ['a row of the drawer', inside('table'), 'page'],
    ['the page without any focus', inside('body'), 'canvas'],
    ['nothing', null, 'canvas'],
  ])('in %s', (_where, target, place) => {
    expect(placeOf(target)).toBe(place)
  })

  it('Enter on a button of the canvas presses it, and renames nothing', () => {
    const board = boardForTests()
    board.workspace.setState({ selection: new Set(['orders']) })
    const press = { key: 'Enter', code: 'Enter', ctrlKey: false }
    expect(handleKey(key({ ...press, target: inside('button', '[data-board-keys]') }), board)).toBe(false)
    expect(handleKey(key({ ...press, target: inside('[data-board-keys]') }), board)).toBe(true)
  })

  it('typed into a field belongs to the field, but for Ctrl+K and Ctrl+S', () => {
    const board = boardForTests()
    const target = inside('input')
    expect(handleKey(key({ key: 'n', code: 'KeyN', ctrlKey: false, target }), board)).toBe(false)
    expect(handleKey(key({ key: 'z', code: 'KeyZ', target }), board)).toBe(false)
    expect(handleKey(key({ key: 'k', code: 'KeyK', target }), board)).toBe(true)
    expect(board.workspace.getState()).toMatchObject({ view: null, dialog: { kind: 'commands' } })
  })

  it('Ctrl+S says that everything is saved', () => {
    const board = boardForTests()
    handleKey(key({}), board)
    expect(board.said).toEqual(['Saved. Every change is saved as you make it.'])
  })
})
