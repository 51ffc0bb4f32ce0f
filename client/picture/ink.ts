/** How letters and colours come out; given, because only a page knows them. */
export type Ink = {
  /** `--text` → `#1b2430` */
  color(variable: string): string
  /** Width of a text in canvas units. */
  width(text: string, font: Font): number
}
/** The page's letters first, then what other programs have. */
export const FONT_FAMILY = '"Inter Variable", Inter, "Liberation Sans", "DejaVu Sans", system-ui, sans-serif'
export const MONO_FAMILY = '"JetBrains Mono Variable", "JetBrains Mono", "DejaVu Sans Mono", ui-monospace, monospace'
export type Font = {
  readonly size: number
  readonly weight: number
  readonly italic?: boolean
  readonly mono?: boolean
}

/** As much of a text as fits, with an ellipsis where something is missing. */
export function fitted(ink: Ink, text: string, { font, room }: { readonly font: Font; readonly room: number }): string {
  if (ink.width(text, font) <= room) return text
  const letters = [...text.slice(0, LONGEST)]
  let [least, most] = [0, letters.length]
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (ink.width(`${letters.slice(0, middle).join('')}…`, font) <= room) least = middle
    else most = middle - 1
  }
  return `${letters.slice(0, least).join('')}…`
}

/** No node shows more of a name. */
const LONGEST = 200

/** Two colours as `color-mix` would mix them; `share` of the first. Programs that draw SVG know hexadecimal ones only. */
export function mixed(first: string, second: string, share: number): string {
  const [a, b] = [channels(first), channels(second)]
  const parts = a.map((value, at) => Math.round(value * share + (b[at] ?? 0) * (1 - share)))
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** Style sheets come out shortened: `#fff` for `#ffffff`. */
const channels = (color: string) => {
  const digits = color.length === 4 ? color.replace(/[0-9a-f]/gi, '$&$&') : color
  return [1, 3, 5].map((at) => Number.parseInt(digits.slice(at, at + 2), 16) || 0)
}
