import { describe, expect, it } from 'vitest'
import { createSettings, SETTINGS, type SettingsStorage } from './settings'

const ASSUMED = Object.fromEntries(Object.entries(SETTINGS).map(([name, [first]]) => [name, first]))

/** One browser, any number of tabs. */
function browser(text: string | null = null) {
  const kept = { text, writes: 0 }
  const listeners: ((text: string | null) => void)[] = []
  const tab = (): SettingsStorage => {
    let mine: (text: string | null) => void
    return {
      read: () => kept.text,
      write: (next) => {
        kept.text = next
        kept.writes += 1
        for (const listener of listeners) if (listener !== mine) listener(next)
      },
      follow: (listener) => {
        mine = listener
        listeners.push(listener)
      },
    }
  }
  return { kept, tab }
}

describe('settings', () => {
  it('are as assumed at first, and as they were left the next time', () => {
    const { tab } = browser()
    const first = createSettings(tab())
    expect(first.getState()).toEqual(ASSUMED)
    first.setState({ wheel: 'zoom', theme: 'dark' })
    expect(createSettings(tab()).getState()).toEqual({ ...ASSUMED, wheel: 'zoom', theme: 'dark' })
  })

  it.each([
    ['nothing', ''],
    ['half a text', '{"theme":"da'],
    ['something else', '[1,2]'],
    ['null', 'null'],
    ['choices there are none of', '{"theme":"pink","wheel":3,"snap":{"on":true},"__proto__":{"guides":"off"}}'],
  ])('that were kept as %s are as assumed', (_what, text) => {
    expect(createSettings(browser(text).tab()).getState()).toEqual(ASSUMED)
  })

  it('keep what can be read of what was kept', () => {
    const { tab } = browser('{"theme":"light","density":"tiny","of-later":1}')
    expect(createSettings(tab()).getState()).toEqual({ ...ASSUMED, theme: 'light' })
  })

  it('work for as long as the page is open where nothing can be kept', () => {
    const refuse = () => {
      throw new Error('denied')
    }
    const settings = createSettings({ read: refuse, write: refuse, follow: () => {} })
    settings.setState({ snap: 'off' })
    expect(settings.getState()).toEqual({ ...ASSUMED, snap: 'off' })
  })

  it('are those of all tabs at once, and each change is written once', () => {
    const { tab, kept } = browser()
    const [here, there] = [createSettings(tab()), createSettings(tab())]
    here.setState({ motion: 'reduced' })
    expect(there.getState().motion).toBe('reduced')
    there.setState({ guides: 'off' })
    expect(here.getState()).toEqual({ ...ASSUMED, motion: 'reduced', guides: 'off' })
    expect(kept.writes).toBe(2)
  })
})
