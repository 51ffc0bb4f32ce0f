import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slugs } from './slugs'

const slugOf = (name: string) => slugs([{ id: 's1', name }]).get('s1')

describe('slugs', () => {
  test.each([
    ['News feed', 'news-feed'],
    ['Café Größe', 'cafe-gro-e'],
    ['  --user.posts--  ', 'user-posts'],
    ['😀', 'unnamed'],
    ['', 'unnamed'],
    ['__proto__', 'proto'],
    ['a'.repeat(250), 'a'.repeat(40)],
  ])('%j becomes %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })

  test('names that come out alike differ by a suffix of their ids, whatever the order', () => {
    const things = [
      { id: 'a', name: 'News feed' },
      { id: 'b', name: 'news_feed' },
      { id: 'c', name: 'other' },
    ]
    const found = slugs(things)
    expect(found.get('a')).toMatch(/^news-feed-[0-9a-f]{6}$/)
    expect(found.get('b')).toMatch(/^news-feed-[0-9a-f]{6}$/)
    expect(found.get('c')).toBe('other')
    expect(slugs(things.toReversed())).toEqual(found)
  })

  test('every slug is short, plain and its own, whatever the names', () => {
    const things = fc.uniqueArray(
      fc.record({ id: fc.string({ minLength: 1 }), name: fc.string({ unit: 'grapheme' }) }),
      {
        selector: (thing) => thing.id,
      },
    )
    fc.assert(
      fc.property(things, (given) => {
        const found = [...slugs(given).values()]
        expect(new Set(found).size).toBe(given.length)
        for (const slug of found) expect(slug).toMatch(/^[a-z0-9-]{1,40}$/)
      }),
    )
  })
})
