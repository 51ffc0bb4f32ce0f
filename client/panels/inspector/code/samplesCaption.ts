import { plural } from '../../../ui/figures'
import type { Samples } from './readSamples'

/** On what something was tried: which of them, and where they are from. */
export type Caption = { readonly some: string; readonly newest: string; readonly of: string }

type Subject = 'message' | 'item' | 'state' | 'window'
const WORDS = { message: 'message', state: 'message', item: 'element', window: 'window' } as const

/** @param count how many it was tried on. */
export function samplesCaption({ from, topics }: Samples, count: number, subject: Subject): Caption {
  const named = topics.join(', ')
  const word = WORDS[subject]
  const most = word === 'message' ? String(count) : plural(count, word)
  return from === 'messages'
    ? { some: `the last ${most}`, newest: `the newest ${word}`, of: named }
    : {
        some: plural(count, word === 'message' ? 'example' : word),
        newest: 'an example',
        of: `${named}, where nothing flows`,
      }
}
