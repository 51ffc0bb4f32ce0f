import { describe, expect, it } from 'vitest'
import { groupColors } from './groupColor'
import { keyColor, keyColorIndex } from './keyColor'

const key = (data: string) => ({ as: 'text', data, bytes: data.length, cut: false }) as const

describe('the colour of a key', () => {
  it('is the same for the same key and grey for none', () => {
    expect(keyColor(key('alice'))).toBe(keyColor(key('alice')))
    expect(keyColor(key('alice'))).toMatch(/^var\(--k[0-7]\)$/)
    expect(keyColor(key(''))).toMatch(/^var\(--k[0-7]\)$/)
    expect(keyColor(null)).toBe('var(--faint)')
  })

  it('spreads keys that differ only at their end', () => {
    const counts = Array.from({ length: 8 }, () => 0)
    for (let i = 0; i < 8000; i++) counts[keyColorIndex(`user-${i}`)] = (counts[keyColorIndex(`user-${i}`)] ?? 0) + 1
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(200)
  })
})

describe('the colours of groups', () => {
  it('differ as long as there are enough, whatever the order', () => {
    const names = ['feed', 'notification', 'trust', 'audit', 'search', 'mail']
    const colors = groupColors(names)
    expect(new Set(colors.values()).size).toBe(6)
    expect(groupColors([...names].reverse())).toEqual(colors)
    expect(groupColors([...names, 'one more', ...names]).size).toBe(7)
  })

  it('are CSS variables', () => {
    for (const color of groupColors(['a', 'b']).values()) expect(color).toMatch(/^--group-[a-f]$/)
  })
})
