import { FONT_FAMILY, type Font, type Ink, MONO_FAMILY } from './ink'

export const PICTURE_THEMES = ['light', 'dark'] as const
export type PictureTheme = (typeof PICTURE_THEMES)[number]

/** The colours of a theme, whichever the page shows now, and the letters of the page. */
export function pageInk(theme: PictureTheme): Ink {
  const probe = document.createElement('div')
  probe.dataset.mantineColorScheme = theme
  document.body.append(probe)
  const style = getComputedStyle(probe)
  const known = new Map<string, string>()
  const color = (variable: string) => {
    const value = known.get(variable) ?? style.getPropertyValue(variable).trim()
    known.set(variable, value)
    return value
  }
  for (const variable of VARIABLES) color(variable)
  probe.remove()
  const context = document.createElement('canvas').getContext('2d')
  return {
    color: (variable) => known.get(variable) ?? '#808080',
    width(text, font) {
      if (!context) return text.length * font.size
      context.font = cssFont(font)
      return context.measureText(text).width
    },
  }
}

const cssFont = ({ size, weight, italic, mono }: Font) =>
  `${italic ? 'italic ' : ''}${weight} ${size}px ${mono ? MONO_FAMILY : FONT_FAMILY}`

/** Read while the probe is on the page; nothing is known of it later. */
const VARIABLES = [
  ...['--bg', '--surface', '--sunken', '--line', '--line-strong', '--text', '--muted', '--faint'],
  ...['--good', '--warn', '--bad', '--failure', '--service', '--topic', '--store', '--note', '--accent'],
  ...['a', 'b', 'c', 'd', 'e', 'f'].map((group) => `--group-${group}`),
  ...Array.from({ length: 8 }, (_, key) => `--k${key}`),
]
