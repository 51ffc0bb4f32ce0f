import type { Samples } from './readSamples'

/** On what something was tried: which of them, and where they are from. */
export type Caption = { readonly some: string; readonly newest: string; readonly of: string }

/** @param count how many it was tried on: the messages, or what is in them. */
export function samplesCaption({ from, topics }: Samples, count: number): Caption {
  const named = topics.join(', ')
  return from === 'messages'
    ? { some: `the last ${count}`, newest: 'the newest message', of: named }
    : { some: `${count} examples`, newest: 'an example', of: `${named}, where nothing flows` }
}
