import type { FoldingFacts } from './folding'
import type { SourceStretch } from './handledStretches'

/** Why a state is not the whole story; undefined where it is. */
export function whatIsMissing(
  stretches: readonly SourceStretch[],
  { refused, firstRefusal }: Pick<FoldingFacts, 'refused' | 'firstRefusal'>,
): string | undefined {
  const shortened = namesOf(stretches.filter(({ from }) => from > 0n))
  const compacted = namesOf(stretches.filter(({ source }) => source.losesSteps))
  const sentences = [
    shortened && `The beginning of ${shortened} is gone: its retention has deleted the oldest records.`,
    compacted && `${compacted} is compacted: steps between the last values of a key may be gone.`,
    refused > 0 && `${refused} ${refused === 1 ? 'record is' : 'records are'} not in it; the first: ${firstRefusal}`,
  ].filter(Boolean)
  return sentences.length > 0 ? sentences.join(' ') : undefined
}

const namesOf = (stretches: readonly SourceStretch[]) =>
  [...new Set(stretches.map(({ source }) => source.topicName))].join(' and ')
