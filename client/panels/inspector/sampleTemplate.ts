import { compileMessage, type MessageTemplates } from '../../../shared/generation/compileMessage'
import { compileTemplate, type TemplateContext, TemplateError } from '../../../shared/generation/template'
import { partitionForKey } from '../../../shared/partitioning/partitionForKey'

export type Sample = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly sentence: string }

/** A fixed moment and a fixed chance: what is shown while typing must not change by itself. */
const NOW = Date.UTC(2026, 0, 1)

/** Stands for a key that only a record can tell. */
export const SOME_KEY = 'some-key'

/** What a template comes out as, the `count`th time. */
export function sampleOf(text: string, count = 1): Sample {
  const compiled = compileTemplate(text)
  if (!compiled.ok) return { ok: false, sentence: compiled.problem.sentence }
  return made(() => compiled.template.render(drawsOf(count)))
}

/** What a message is made for: a record received, an element of a list in it. */
export type MadeFor = Pick<TemplateContext, 'input' | 'item'>

/** One part of the `count`th message of these templates. */
export function sampleMessage(
  templates: MessageTemplates,
  part: 'key' | 'value',
  { count, madeFor }: { readonly count: number; readonly madeFor: MadeFor },
): Sample {
  const write = compileMessage(templates)
  return made(() => write({ ...madeFor, ...drawsOf(count) })[part] ?? '')
}

function made(write: () => string): Sample {
  try {
    return { ok: true, text: write() }
  } catch (error) {
    if (error instanceof TemplateError) return { ok: false, sentence: error.message }
    throw error
  }
}

const drawsOf = (count: number) => ({ random: chance(count), now: NOW, count })

export type KeyInLane = { readonly key: string; readonly lane: number }
const TRIES = 40
const SHOWN = 6

/** Some keys that a template comes out as, each with the lane it lands in. */
export function keysInLanes(template: string, partitions: number): readonly KeyInLane[] {
  const keys = new Set<string>()
  for (let count = 1; count <= TRIES && keys.size < SHOWN; count++) {
    const sample = sampleOf(template, count)
    if (sample.ok) keys.add(sample.text)
  }
  return [...keys].sort().map((key) => ({ key, lane: laneOf(key, partitions) }))
}

export const laneOf = (key: string, partitions: number): number =>
  partitionForKey(new TextEncoder().encode(key), partitions)

/** Numbers in [0, 1) that are always the same for the same seed. */
function chance(seed: number): () => number {
  let state = seed * 2654435761
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}
