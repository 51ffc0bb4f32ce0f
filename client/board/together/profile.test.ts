import { describe, expect, it } from 'vitest'
import { openProfile } from './profile'

function browser(text: string | null = null) {
  const kept = { text }
  const storage = {
    getItem: () => kept.text,
    setItem: (_key: string, value: string) => {
      kept.text = value
    },
  }
  return {
    kept,
    open: (chance = 0) =>
      openProfile(
        () => storage,
        () => chance,
      ),
  }
}

describe('how a person appears', () => {
  it('has a friendly name at first, and the same one the next time', () => {
    const { open } = browser()
    expect(open().getState()).toEqual({ name: 'Quiet Otter', color: 0 })
    expect(open(0.99).getState().name).toBe('Quiet Otter')
  })

  it('is as it was changed, in this browser', () => {
    const { open } = browser()
    open().setState({ name: 'Ann', color: 5 })
    expect(open(0.5).getState()).toEqual({ name: 'Ann', color: 5 })
  })

  it.each(['{', 'null', '[1]', '{"name":7,"color":-1}', '{"color":1e9,"name":null}'])(
    'is new where %s was kept',
    (text) => {
      expect(browser(text).open().getState()).toEqual({ name: 'Quiet Otter', color: 0 })
    },
  )

  it('is there also where the browser keeps nothing', () => {
    const forbidden = () => {
      throw new Error('SecurityError')
    }
    const profile = openProfile(forbidden, () => 0)
    profile.setState({ name: 'Ann' })
    expect(profile.getState().name).toBe('Ann')
  })
})
