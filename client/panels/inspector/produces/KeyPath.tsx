import { Autocomplete } from '@mantine/core'
import { useCodeScope } from '../code/CodeScope'
import { suggestPaths } from '../code/suggestPaths'
import { useReadSamples } from '../code/useSamples'
import styles from '../Inspector.module.css'
import type { Read } from '../readField'
import { sampleMessage } from '../sampleTemplate'
import { useDraft } from '../useDraft'

type KeyPathProps = {
  readonly id: string
  readonly path: string
  /** The template of the value in which the field is. */
  readonly value: string
  readonly onChange: (path: string) => void
}

/** A field of the message's own value, with those that it has. */
export function KeyPath({ id, path, value, onChange }: KeyPathProps) {
  const { source } = useCodeScope()
  const seen = useReadSamples(source)().scopes.at(-1)
  const madeFor = seen ? { input: { key: seen.key, value: seen.value } } : {}
  const made = sampleMessage({ key: '', value }, 'value', { count: 1, madeFor })
  const draft = useDraft({ id, value: path, read: readPath, commit: onChange })
  return (
    <Autocomplete
      label="Path of the field"
      placeholder="data.authorId"
      data={made.ok ? pathsIn(made.text) : []}
      classNames={{ input: styles.mono }}
      {...draft}
      onChange={(text) => draft.onChange({ currentTarget: { value: text } })}
    />
  )
}

function pathsIn(json: string): string[] {
  try {
    return suggestPaths([JSON.parse(json)]).map(({ label }) => label)
  } catch {
    return []
  }
}

function readPath(text: string): Read<string> {
  const path = text.trim()
  return /^[^\s{}.]+(\.[^\s{}.]+)*$/.test(path)
    ? { ok: true, value: path }
    : { ok: false, sentence: 'Names with single dots between them, such as data.authorId.' }
}
