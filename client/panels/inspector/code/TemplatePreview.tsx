import { ActionIcon } from '@mantine/core'
import { IconDice5 } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { loadFakeData } from '../../../../shared/generation/fakeData'
import type { TemplateContext } from '../../../../shared/generation/template'
import { sampleOf } from '../sampleTemplate'
import { useCodeScope } from './CodeScope'
import styles from './Preview.module.css'
import type { Samples } from './readSamples'
import { useSamples } from './useSamples'

type TemplatePreviewProps = { readonly template: string; readonly keyTemplate: string }

/** What a template comes out as; another roll of the dice gives another message. */
export function TemplatePreview({ template, keyTemplate }: TemplatePreviewProps) {
  const [roll, setRoll] = useState(1)
  useFakeData(template.includes('{{faker'))
  const samples = useSamples(useCodeScope().source)
  const made = sampleOf(template, roll, contextOf(samples, sampleOf(keyTemplate, roll)))
  const json = made.ok ? prettyJson(made.text) : undefined
  return (
    <div className={styles.preview}>
      <div className={styles.line}>
        {json === undefined ? 'Comes out as plain text, not as JSON.' : 'Comes out as JSON.'}
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

/** The newest message stands for the one that is answered. */
function contextOf({ scopes }: Samples, key: ReturnType<typeof sampleOf>): Partial<TemplateContext> {
  const seen = scopes.at(-1)
  const input = seen && { key: typeof seen.key === 'string' ? seen.key : null, value: seen.value }
  return { ...(input ? { input } : {}), ...(key.ok ? { key: key.text } : {}) }
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
