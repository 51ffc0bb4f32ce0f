import { type Fitting, fuzzyFilter } from '../../ui/fuzzyMatch'
import { PALETTE_SECTIONS, type PaletteEntry } from './paletteEntries'

export type PaletteResult = Fitting<PaletteEntry>
export type ResultSection = { readonly title: string; readonly results: readonly PaletteResult[] }

/** As many as somebody scrolls through. */
const SHOWN = 60

/**
 * What the palette lists, in its sections. While nothing is typed: what was chosen last, then everything that can be done now. Otherwise what
 * fits, the section of the best first; what cannot be done comes last in its section, for its reason to be read.
 */
export function paletteResults(
  wanted: string,
  entries: readonly PaletteEntry[],
  recent: readonly string[],
): readonly ResultSection[] {
  if (wanted.trim() === '') return untyped(entries, recent)
  const fitting = fuzzyFilter(wanted, entries, ({ label }) => label).slice(0, SHOWN)
  const inOrder = [
    ...fitting.filter(({ entry }) => isPossible(entry)),
    ...fitting.filter(({ entry }) => !isPossible(entry)),
  ]
  const titles = [...new Set(inOrder.map(({ entry }) => entry.section))]
  return sections(titles, inOrder)
}

function untyped(entries: readonly PaletteEntry[], recent: readonly string[]): readonly ResultSection[] {
  const possible = fuzzyFilter('', entries.filter(isPossible), ({ label }) => label)
  const again = recent.flatMap((id) => possible.find(({ entry }) => entry.id === id) ?? [])
  const rest = possible.filter((result) => !again.includes(result)).slice(0, SHOWN)
  return [...(again.length > 0 ? [{ title: 'Recent', results: again }] : []), ...sections(PALETTE_SECTIONS, rest)]
}

const isPossible = ({ whyNot }: PaletteEntry) => whyNot === undefined

const sections = (titles: readonly string[], results: readonly PaletteResult[]): readonly ResultSection[] =>
  titles
    .map((title) => ({ title, results: results.filter(({ entry }) => entry.section === title) }))
    .filter(({ results: some }) => some.length > 0)
