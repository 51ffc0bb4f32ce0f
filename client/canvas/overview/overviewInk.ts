import type { CanvasColors } from '../canvasColors'
import type { EdgeStyle } from './overviewNews'

const VARIABLES = [
  ...['--surface', '--line-strong', '--text', '--accent', '--good', '--warn', '--bad', '--faint', '--sans'],
  ...['--service', '--topic', '--store', '--note', '--topic-bar', '--note-line'],
  ...[
    '--service-plate',
    '--topic-plate',
    '--store-plate',
    '--note-plate',
    '--frame-plate',
    '--folded',
    '--folded-plate',
  ],
]

/** What the painter dips into: it knows no CSS. */
export const overviewInk = (colors: CanvasColors, styles: readonly EdgeStyle[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...VARIABLES, ...styles.map(({ color }) => color)].map((variable) => [variable, colors.of(variable)]),
  )
