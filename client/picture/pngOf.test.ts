import { expect, it } from 'vitest'
import { pngOf, pngSize, svgAddress, whyTooLarge } from './pngOf'

const picture = (width: number, height: number) => ({ svg: '<svg/>', width, height })

it('a PNG that browsers cannot draw is refused with what to do instead', async () => {
  expect(whyTooLarge(picture(16_384, 6_000), 1)).toBeUndefined()
  expect(whyTooLarge(picture(16_384, 10), 2)).toMatchObject({ sentence: expect.stringContaining('32,768 × 20 pixels') })
  expect(whyTooLarge(picture(12_000, 12_000), 1)).toMatchObject({ next: expect.stringContaining('Take the SVG') })
  expect(await pngOf(picture(42_168, 36_976), 1)).toMatchObject({ ok: false, problem: { code: 'picture.tooLarge' } })
})

it('the pixels of a PNG are said before it is made', () => {
  expect(pngSize({ width: 1_011, height: 333.4 }, 2)).toEqual({ width: 2_022, height: 667 })
})

it('a picture in an address keeps every character', () => {
  expect(decodeURIComponent(svgAddress('<svg>#% "ü😀</svg>').split(',')[1] ?? '')).toBe('<svg>#% "ü😀</svg>')
})
