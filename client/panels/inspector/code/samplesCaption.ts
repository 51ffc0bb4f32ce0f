import { plural } from '../../../ui/figures'
import type { Samples } from './readSamples'

/** On what something was tried, as the end of a sentence. */
export function samplesCaption({ from, topics, scopes }: Samples): string {
  const named = topics.join(', ')
  switch (from) {
    case 'messages':
      return `the last ${plural(scopes.length, 'message')} of ${named}`
    case 'example':
      return `${plural(scopes.length, 'message')} made of the example of ${named}, because nothing flows`
    case 'nothing':
      return 'no message: nothing flows, and there is no example'
  }
}
