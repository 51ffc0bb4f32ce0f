import type { Problem } from '../problem'

/** What could not be taken: each sentence once, with its first place and how many more there are. */
export type LeftOut = {
  say(sentence: string, place: string): void
  problems(): readonly Problem[]
}

/** More kinds of things than anybody reads. */
const MOST = 100

export function createLeftOut(): LeftOut {
  const said = new Map<string, { readonly place: string; count: number }>()
  let unsaid = 0
  return {
    say(sentence, place) {
      const known = said.get(sentence)
      if (known) known.count += 1
      else if (said.size < MOST) said.set(sentence, { place, count: 1 })
      else unsaid += 1
    },
    problems() {
      const listed = [...said].map(([sentence, { place, count }]) => ({
        code: 'leftOut',
        sentence,
        place: count > 1 ? `${place} and ${count - 1} more` : place,
      }))
      return unsaid === 0 ? listed : [...listed, { code: 'leftOut', sentence: `${unsaid} more things were left out.` }]
    },
  }
}

/** A piece of somebody's text, short enough to stand in a sentence. */
export const quoted = (text: string) => `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
