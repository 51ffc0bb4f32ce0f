import { ActionIcon } from '@mantine/core'
import { IconDice5 } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { loadFakeData } from '../../../../shared/generation/fakeData'
import { type MadeFor, sampleMessage } from '../sampleTemplate'
import { useCodeScope } from './CodeScope'
import styles from './Preview.module.css'
import { type TriedOn, tryExpression } from './tryExpression'
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
  useFakeData(`${template} ${beside}`.includes('{{faker'))
  const { source } = useCodeScope()
  const samples = useSamples(source)
  const templates = part === 'key' ? { key: template, value: beside } : { key: beside, value: template }
  const made = sampleMessage(templates, part, { count: roll, madeFor: madeFor({ ...source, ...samples }) })
  const isKey = part === 'key'
  const json = made.ok && !isKey ? prettyJson(made.text) : undefined
  return (
    <div className={styles.preview}>
      <div className={styles.line}>
        {comesOut(made.ok, isKey, json)}
        <ActionIcon size={22} aria-label="Roll another example" title="Another" onClick={() => setRoll(roll + 1)}>
          <IconDice5 size={15} />
        </ActionIcon>
      </div>
      {made.ok ? (
        <pre className={styles.made}>{json ?? made.text}</pre>
      ) : (
        <p className={styles.failed}>{made.sentence}</p>
      )}
    </div>
  )
}

function comesOut(isMade: boolean, isKey: boolean, json: string | undefined): string {
  if (!isMade) return 'Cannot be made.'
  if (isKey) return 'For example'
  return json === undefined ? 'Comes out as plain text, not as JSON.' : 'Comes out as JSON.'
}

/** The newest message stands for the one that is answered, or the newest element for the one that is sent. */
function madeFor(triedOn: TriedOn): MadeFor {
  const expected = { wants: 'value', variables: ['value', 'item'] } as const
  const seen = triedOn.drawn.each === '' ? triedOn.scopes.at(-1) : tryExpression('item', expected, triedOn).at(-1)?.seen
  if (!seen) return {}
  const { key, value } = seen
  return { input: { key, value }, ...('item' in seen ? { item: seen.item } : {}) }
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
