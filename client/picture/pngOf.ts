import type { Problem } from '../../shared/problem'
import { done, type Outcome, refused } from '../../shared/problem'
import { formatCount } from '../ui/figures'
import type { BoardPicture, PictureSize } from './boardPicture'

/** What browsers draw: pixels of one side, and of all. */
const LONGEST_SIDE = 16_384
const MOST_PIXELS = 100_000_000

export const svgAddress = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`

/** In pixels, `scale` of them for each unit of the picture. */
export const pngSize = ({ width, height }: PictureSize, scale: number): PictureSize => ({
  width: Math.round(width * scale),
  height: Math.round(height * scale),
})

/** Why a picture cannot be had in so many pixels for each of its units. */
export function whyTooLarge(picture: PictureSize, scale: number): Problem | undefined {
  const { width: wide, height: high } = pngSize(picture, scale)
  if (Math.max(wide, high) <= LONGEST_SIDE && wide * high <= MOST_PIXELS) return undefined
  return {
    code: 'picture.tooLarge',
    sentence: `This PNG would have ${formatCount(wide)} × ${formatCount(high)} pixels; browsers draw ${formatCount(LONGEST_SIDE)} a side and 100 million in all.`,
    next: 'Take the SVG, a smaller scale, or select a part of the board first.',
  }
}

/** The picture in pixels, `scale` of them for each of its units. */
export async function pngOf(picture: BoardPicture, scale: number): Promise<Outcome<Blob>> {
  const tooLarge = whyTooLarge(picture, scale)
  if (tooLarge) return refused(tooLarge)
  const canvas = document.createElement('canvas')
  Object.assign(canvas, pngSize(picture, scale))
  const image = new Image()
  image.src = svgAddress(picture.svg)
  try {
    await image.decode()
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    return blob ? done(blob) : refused(NOT_DRAWN)
  } catch {
    return refused(NOT_DRAWN)
  }
}

const NOT_DRAWN: Problem = {
  code: 'picture.notDrawn',
  sentence: 'The browser could not draw this picture.',
  next: 'Take the SVG, a smaller scale, or select a part of the board first.',
}
