import { useDebouncedValue } from '@mantine/hooks'
import { type CompiledTemplate, compileTemplate } from '../../../../shared/generation/template'
import { CodeField } from '../../../ui/code/CodeField'
import type { Mistake } from '../../../ui/code/code'
import { useCodeScope } from '../code/CodeScope'
import { suggestTemplate } from '../code/suggestTemplate'
import { TemplatePreview } from '../code/TemplatePreview'
import { useReadSamples } from '../code/useSamples'
import { readTemplate } from '../readField'
import { useDraft } from '../useDraft'

type TemplateFieldProps = {
  readonly label: string
  readonly id: string
  readonly value: string
  readonly placeholder?: string
  readonly description?: string
  readonly rows?: number
  /** Of a message; what is no message is like a value. */
  readonly part?: 'key' | 'value'
  /** The template of the other part of the message. */
  readonly beside?: string
  readonly onChange: (template: string) => void
}

const SETTLED_MS = 400
const HELP = 'Type {{ for placeholders and made-up data.'

/** A template, with what it comes out as. */
export function TemplateField({
  label,
  id,
  value,
  rows = 4,
  part = 'value',
  beside = '',
  description = HELP,
  onChange,
  ...shown
}: TemplateFieldProps) {
  const { source } = useCodeScope()
  const read = useReadSamples(source)
  const draft = useDraft({ id, value, read: readTemplate, commit: onChange, lines: true })
  const [settled] = useDebouncedValue(draft.value, SETTLED_MS)
  const mistake = mistakeIn(settled, compileTemplate(settled))
  return (
    <div>
      {draft.inputContainer(
        <CodeField
          label={label}
          language="template"
          rows={rows}
          description={description}
          value={draft.value}
          mistake={settled === draft.value ? mistake : null}
          suggest={suggestTemplate(() => read().scopes.map((seen) => seen.value))}
          onChange={(text) => draft.onChange({ currentTarget: { value: text } })}
          onFocus={draft.onFocus}
          onBlur={draft.onBlur}
          onKeyDown={draft.onKeyDown}
          {...shown}
        />,
      )}
      {settled !== '' && !mistake && <TemplatePreview template={settled} part={part} beside={beside} />}
    </div>
  )
}

/** The whole placeholder is marked. */
function mistakeIn(text: string, compiled: CompiledTemplate): Mistake | null {
  if (compiled.ok) return null
  const { at, sentence } = compiled.problem
  const close = text.indexOf('}}', at)
  return { at, length: close < 0 ? 2 : close + 2 - at, sentence }
}
