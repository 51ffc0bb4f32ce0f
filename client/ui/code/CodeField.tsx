import { type KeyboardEvent, useEffect, useRef } from 'react'
import styles from './CodeField.module.css'
import type { CodeLanguage, Mistake, Suggest } from './code'
import type { CodeEditor, CodeShown } from './codeEditor'

type CodeFieldProps = {
  readonly label: string
  readonly language: CodeLanguage
  readonly value: string
  readonly mistake: Mistake | null
  readonly description?: string
  readonly placeholder?: string
  /** Lines that are there before anything is written. */
  readonly rows?: number
  readonly suggest: Suggest
  readonly onChange: (value: string) => void
  readonly onFocus?: () => void
  readonly onBlur: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** A field for code: with suggestions while it is written, and its mistake underlined where it is. */
export function CodeField({ label, value, mistake, description = '', placeholder = '', ...field }: CodeFieldProps) {
  const explained = mistake ? [mistake.sentence, mistake.next].filter(Boolean).join(' ') : ''
  const { host, focus } = useCodeEditor(field, {
    text: value,
    label,
    description: explained || description,
    placeholder,
    mistake,
  })
  return (
    <div>
      {/* biome-ignore lint/a11y: the editor has this label as its own, and is reached by Tab; this is the way of the mouse */}
      <span className={styles.label} onClick={focus}>
        {label}
      </span>
      {description !== '' && <p className={styles.description}>{description}</p>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is pressed inside of it is pressed in the editor */}
      <div
        ref={host}
        className={styles.field}
        data-field
        data-rows={(field.rows ?? 1) > 1 ? 'many' : 'one'}
        data-invalid={mistake !== null || undefined}
        onFocus={field.onFocus}
        onBlur={field.onBlur}
        onKeyDown={(event) => {
          if (!event.isDefaultPrevented()) field.onKeyDown(event)
        }}
      />
      {explained !== '' && <p className={styles.mistake}>{explained}</p>}
    </div>
  )
}

type Edited = Pick<CodeFieldProps, 'language' | 'suggest' | 'onChange'>

/** The editor, once it has been fetched, kept as the field says it is. */
function useCodeEditor(edited: Edited, shown: CodeShown) {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<CodeEditor | null>(null)
  const latest = useRef({ edited, shown })
  latest.current = { edited, shown }
  useEffect(() => {
    let left = false
    void import('./codeEditor').then(({ openCodeEditor }) => {
      if (left || !host.current) return
      editor.current = openCodeEditor(host.current, {
        language: latest.current.edited.language,
        suggest: (before, asked) => latest.current.edited.suggest(before, asked),
        onChange: (text) => latest.current.edited.onChange(text),
      })
      editor.current.show(latest.current.shown)
    })
    return () => {
      left = true
      editor.current?.close()
      editor.current = null
    }
  }, [])
  useEffect(() => editor.current?.show(shown))
  return { host, focus: () => editor.current?.focus() }
}
