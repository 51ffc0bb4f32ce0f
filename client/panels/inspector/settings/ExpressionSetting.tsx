import { useDebouncedValue } from '@mantine/hooks'
import { compileExpression, type Expected } from '../../../../shared/expression/compileExpression'
import { CodeField } from '../../../ui/code/CodeField'
import type { Mistake } from '../../../ui/code/code'
import { useCodeScope } from '../code/CodeScope'
import { ExpressionPreview } from '../code/ExpressionPreview'
import { suggestExpression } from '../code/suggestExpression'
import { useReadSamples } from '../code/useSamples'
import { readText } from '../readField'
import { useDraft } from '../useDraft'
import { SettingFrame } from './SettingFrame'
import type { Setting } from './settingsOf'

type ExpressionSettingProps = {
  readonly label: string
  readonly setting: Setting<string>
  readonly placeholder?: string
  readonly description?: string
  /** What a record for which it is true does. */
  readonly verb?: string
}

/** Long enough that nobody is told of a mistake in the middle of a word. */
const SETTLED_MS = 400

/** An expression is kept as it is written, with its mistakes: nothing is lost, and the checks tell of it. */
export function ExpressionSetting({ label, setting, verb = 'pass', ...shown }: ExpressionSettingProps) {
  const { expressions, source } = useCodeScope()
  const read = useReadSamples(source)
  const { id, value, set } = setting
  const draft = useDraft({ id, value, read: readText, commit: set, lines: true })
  const [settled] = useDebouncedValue(draft.value, SETTLED_MS)
  const expected = expressions.find(({ field }) => field === setting.name)
  const mistake = expected ? mistakeIn(settled, expected) : null
  return (
    <SettingFrame label={label} setting={setting}>
      {draft.inputContainer(
        <CodeField
          label={label}
          language="expression"
          value={draft.value}
          mistake={settled === draft.value ? mistake : null}
          suggest={suggestExpression(expected?.variables ?? [], () => read().scopes)}
          onChange={(text) => draft.onChange({ currentTarget: { value: text } })}
          onFocus={draft.onFocus}
          onBlur={draft.onBlur}
          onKeyDown={draft.onKeyDown}
          {...shown}
        />,
      )}
      {expected && settled.trim() !== '' && !mistake && (
        <ExpressionPreview
          text={settled}
          expected={expected}
          verb={verb}
          replacesValue={setting.name === 'map' || setting.name === 'fold'}
        />
      )}
    </SettingFrame>
  )
}

function mistakeIn(text: string, expected: Expected): Mistake | null {
  if (text.trim() === '') return null
  const compiled = compileExpression(text, expected)
  return compiled.ok ? null : compiled.problem
}
