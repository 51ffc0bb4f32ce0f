import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { toBase64 } from '../document/base64'
import { TEMPLATES } from '../templates/templates'
import { boardOf } from '../topology/boardForTests'
import { stableHash } from '../topology/stableHash'
import { topologyArbitrary } from '../topology/topologyArbitrary'
import { boardToFragment, fragmentToBoard, LINK_LENGTH_FOR_EVERYONE } from './boardLink'

const BOARD = boardOf('streamboard: 1\nname: Shop\nservices:\n  - { id: a, name: Orders }\n')

/** A fragment whose hash is right, whatever is in it. */
function handMade(bytes: Uint8Array): string {
  const data = toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  return `1.${stableHash(data).slice(0, 8)}.${data}`
}

describe('a board in a link', () => {
  test('comes out as it went in, whatever is on it', () => {
    fc.assert(
      fc.property(topologyArbitrary, (board) => {
        expect(fragmentToBoard(`#${boardToFragment(board)}`)).toEqual({ ok: true, topology: board, left: [] })
      }),
    )
  })

  test('of each template is short enough for everyone', () => {
    for (const { file } of TEMPLATES)
      expect(boardToFragment(boardOf(file)).length).toBeLessThan(LINK_LENGTH_FOR_EVERYONE)
  })

  test('that was cut off anywhere, or changed, says so', () => {
    const fragment = boardToFragment(BOARD)
    for (let length = 0; length < fragment.length; length++) {
      expect(fragmentToBoard(fragment.slice(0, length))).toMatchObject({
        ok: false,
        problems: [{ next: expect.any(String) }],
      })
    }
    expect(fragmentToBoard(`${fragment.slice(0, -1)}_`)).toMatchObject({ ok: false })
  })

  test.each([
    ['nothing', '', 'no whole board'],
    ['any text', 'hello world', 'no whole board'],
    ['a later version', `2${boardToFragment(BOARD).slice(1)}`, 'later version'],
    ['a megabyte', `1.00000000.${'A'.repeat(1_000_000)}`, 'longer than any'],
    ['what is not compressed', handMade(new Uint8Array([7, 7, 7, 7])), 'cannot be unpacked'],
    ['half of what was compressed', handMade(deflateSync(new Uint8Array(9000)).subarray(0, 9)), 'cannot be unpacked'],
    ['a bomb of 60 MB', handMade(deflateSync(new Uint8Array(60_000_000), { level: 9 })), 'cannot be unpacked'],
    ['a megabyte of YAML', handMade(deflateSync(new Uint8Array(1_000_000).fill(0x23), { level: 9 })), 'is not JSON'],
    ['what is no board', handMade(deflateSync(new TextEncoder().encode('{}'))), 'not a board file'],
  ])('made by hand of %s ends in a sentence', (_what, fragment, sentence) => {
    expect(fragmentToBoard(fragment)).toMatchObject({
      ok: false,
      problems: [{ sentence: expect.stringContaining(sentence) }],
    })
  })
})
