import { elementWords } from '../../shared/topology/elementWords'
import { frameOf } from '../../shared/topology/frameOf'
import type { Topology } from '../../shared/topology/model'
import { nameOf } from '../../shared/topology/nameOf'

/** In a few words what came, went, moved or changed, for those who do not see it; null when nothing did. */
export function describeChange(before: Topology, after: Topology): string | null {
  const pairs = changedIds(before, after).map((id) => ({ was: thingOf(before, id), is: thingOf(after, id) }))
  const came = pairs.flatMap(({ was, is }) => (is && !was ? [is.words] : []))
  const went = pairs.flatMap(({ was, is }) => (was && !is ? [was.words] : []))
  const stayed = came.length + went.length > 0 ? [] : pairs.flatMap(({ was, is }) => (was && is ? [{ was, is }] : []))
  return [said(came, 'added'), said(went, 'deleted'), ...changes(stayed)].filter(Boolean).join(' ') || null
}

const ELEMENTS = ['services', 'topics', 'stores', 'notes', 'frames', 'connections'] as const

/** What did not change is the same object before and after. */
function changedIds(before: Topology, after: Topology): readonly string[] {
  const ids = new Set<string>()
  for (const kind of [...ELEMENTS, 'layout'] as const) {
    const [was, is]: readonly ReadonlyMap<string, unknown>[] = [before[kind], after[kind]]
    if (!was || !is || was === is) continue
    for (const [id, thing] of is) if (was.get(id) !== thing) ids.add(id)
    for (const id of was.keys()) if (!is.has(id)) ids.add(id)
  }
  return [...ids]
}

type Thing = {
  readonly words: string
  readonly name: string
  readonly element: unknown
  readonly at: string
  /** Name of the frame that holds it. */
  readonly frame?: string | undefined
  readonly collapsed?: boolean | undefined
}

function thingOf(topology: Topology, id: string): Thing | null {
  const { frames, layout } = topology
  const words = elementWords(topology, id)
  if (words === '') return null
  const { x, y } = layout.get(id) ?? { x: '', y: '' }
  return {
    words,
    name: nameOf(topology, id),
    element: ELEMENTS.map((kind) => topology[kind].get(id)).find(Boolean),
    at: `${x}, ${y}`,
    frame: frames.get(frameOf(topology, id) ?? '')?.name,
    collapsed: frames.get(id)?.collapsed,
  }
}

/** Of what is there before and after: what is called otherwise, is otherwise, stands elsewhere. */
function changes(pairs: readonly Pair[]): readonly string[] {
  const moved = pairs.filter(({ was, is }) => was.at !== is.at).map(({ is }) => is)
  const [only, ...more] = moved
  return [
    ...pairs.filter(({ was, is }) => was.name !== is.name).map(({ was, is }) => `${was.words} is now ${is.name}.`),
    ...pairs
      .filter(inAnotherFrame)
      .map(({ is }) => `${is.words} is in ${is.frame ? `frame ${is.frame}` : 'no frame'} now.`),
    ...pairs.filter(foldedAnew).map(({ is }) => `${is.words} ${is.collapsed ? 'collapsed' : 'expanded'}.`),
    said(
      pairs.filter(changedOtherwise).map(({ is }) => is.words),
      'changed',
    ),
    only && more.length === 0
      ? `${only.words} moved to ${only.at}.`
      : said(moved.map(({ words }) => words).sort(), 'moved'),
  ]
}

type Pair = { readonly was: Thing; readonly is: Thing }
const inAnotherFrame = ({ was, is }: Pair) => was.frame !== is.frame
const foldedAnew = ({ was, is }: Pair) => was.collapsed !== is.collapsed
const changedOtherwise = (pair: Pair) =>
  pair.was.name === pair.is.name && pair.was.element !== pair.is.element && !inAnotherFrame(pair) && !foldedAnew(pair)

function said(things: readonly string[], done: string): string {
  if (things.length === 0) return ''
  return things.length <= 3 ? `${things.join(', ')} ${done}.` : `${things.length} things ${done}.`
}
