import { ActionIcon } from '@mantine/core'
import { IconDice5 } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { loadFakeData } from '../../../../shared/generation/fakeData'
import { placeholdersIn } from '../../../../shared/generation/placeholdersIn'
import { scrollable } from '../../../ui/scrollable'
import { type MadeFor, sampleMessage } from '../sampleTemplate'
import { useCodeScope } from './CodeScope'
import styles from './Preview.module.css'
import type { Samples } from './readSamples'
import type { DrawnCode } from './sampleSource'
import { samplesCaption } from './samplesCaption'
import { subjectOf, type TriedOn, tryExpression } from './tryExpression'
import { useSamples } from './useSamples'

type TemplatePreviewProps = {
  readonly template: string
  readonly part: 'key' | 'value'
  /** The template of the other part of the message; '' = none. */
  readonly beside: string
}

/** What a template comes out as; another roll of the dice gives another message. */
export function TemplatePreview({ template, part, beside }: TemplatePreviewProps) {
  const [roll, setRoll] = useState(1)
  const used = placeholdersIn(template, beside)
  useFakeData(used.has('faker'))
  const { source } = useCodeScope()
  const samples = useSamples(source)
  const templates = part === 'key' ? { key: template, value: beside } : { key: beside, value: template }
  const made = sampleMessage(templates, part, { count: roll, madeFor: madeFor({ ...source, ...samples }) })
  const isOfInput = used.has('input') || used.has('item')
  const isKey = part === 'key'
  const json = made.ok && !isKey ? prettyJson(made.text) : undefined
  return (
    <div className={styles.preview}>
      <div className={styles.line}>
        <span>
          {comesOut(made.ok, isKey, json)}
          {made.ok && isOfInput && ` ${madeOf(samples, source.drawn)}`}
        </span>
        <ActionIcon size={22} aria-label="Roll another example" title="Another" onClick={() => setRoll(roll + 1)}>
          <IconDice5 size={15} />
        </ActionIcon>
      </div>
      {made.ok ? (
        <pre
          {...scrollable(isKey ? 'An example of the key' : 'An example of the value', 'group')}
          className={styles.made}
        >
          {json ?? made.text}
        </pre>
      ) : (
        <p className={styles.failed}>{isOfInput && samples.from === 'nothing' ? NOTHING_YET : made.sentence}</p>
      )}
    </div>
  )
}

function comesOut(isMade: boolean, isKey: boolean, json: string | undefined): string {
  if (!isMade) return 'Cannot be made.'
  if (isKey) return 'For example'
  return json === undefined ? 'Comes out as plain text, not as JSON.' : 'Comes out as JSON.'
}

const NOTHING_YET =
  'It is made of what the service receives: nothing flows here yet, and no topic that comes in has an example.'

function madeOf(samples: Samples, drawn: DrawnCode): string {
  const { newest, of } = samplesCaption(samples, 1, subjectOf(expectedBy(drawn)) ?? 'message')
  return `Made of ${newest} · ${of}`
}

/** The newest message stands for the one that is answered, the newest element or window for the one that is sent. */
function madeFor(triedOn: TriedOn): MadeFor {
  const expected = expectedBy(triedOn.drawn)
  const seen = tryExpression(expected.variables[0], expected, triedOn).at(-1)?.seen
  if (!seen) return {}
  const { key, value } = seen
  return { input: { key, value }, ...('item' in seen ? { item: seen.item } : {}) }
}

function expectedBy({ each, windowSeconds }: DrawnCode) {
  const variables =
    windowSeconds > 0 ? (['count'] as const) : each === '' ? (['value'] as const) : (['value', 'item'] as const)
  return { wants: 'value', variables } as const
}

function prettyJson(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return undefined
  }
}

/** Rendered again once the words are there; until then samples stand for them. */
function useFakeData(isWanted: boolean): void {
  const [, rerender] = useState(false)
  useEffect(() => {
    if (isWanted) void loadFakeData().then(() => rerender(true))
  }, [isWanted])
}
