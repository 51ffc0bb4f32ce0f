import { describe, expect, it } from 'vitest'
import sheet from './theme.css?raw'

// The colours that carry data, as they are seen with each kind of colour blindness, in light and dark.

type Rgb = readonly [number, number, number]

const DARK = /\[data-mantine-color-scheme="dark"\] \{([^}]*)\}/g
const tokensIn = (css: string) =>
  new Map([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]))
const light = tokensIn(sheet.replace(DARK, ''))
const dark = new Map([...light, ...[...sheet.matchAll(DARK)].flatMap(([, css = '']) => [...tokensIn(css)])])

const linear = (hex: string): Rgb => {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}
const by = (matrix: readonly Rgb[], [r, g, b]: Rgb) =>
  matrix.map(([x, y, z]) => Math.min(Math.max(x * r + y * g + z * b, 0), 1))

/** Machado, Oliveira and Fernandes 2009, at full severity, for linear light. */
const SEEN = {
  fully: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'without red (protanopia)': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'without green (deuteranopia)': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const satisfies Record<string, readonly Rgb[]>

function oklab([r = 0, g = 0, b = 0]: readonly number[]): Rgb {
  const [l, m, s] = [
    Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b),
    Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b),
    Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b),
  ]
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
const luminance = (hex: string) => by([[0.2126, 0.7152, 0.0722]], linear(hex))[0] ?? 0
const contrast = (a: string, b: string) => {
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (bright + 0.05) / (dim + 0.05)
}

describe.each([
  ['light', light],
  ['dark', dark],
])('the colours of data in %s', (_mode, tokens) => {
  const color = (name: string) => tokens.get(name) ?? ''
  const sets = [
    { of: 'keys', names: [0, 1, 2, 3, 4, 5, 6, 7].map((index) => `k${index}`), contrast: 3 },
    { of: 'groups', names: [...'abcdef'].map((letter) => `group-${letter}`), contrast: 4.5 },
  ]
  it.each(sets)('differ for everybody: $of', ({ names }) => {
    for (const [seen, matrix] of Object.entries(SEEN)) {
      const looks = names.map((name) => oklab(by(matrix, linear(color(name)))))
      for (const [index, look] of looks.entries())
        for (const other of looks.slice(0, index))
          expect(Math.hypot(...look.map((part, at) => part - (other[at] ?? 0))), seen).toBeGreaterThan(0.05)
    }
  })

  it.each(sets)('stand out from what is behind them: $of', ({ names, contrast: least }) => {
    for (const name of names) expect(contrast(color(name), color('surface')), name).toBeGreaterThanOrEqual(least)
  })
})
