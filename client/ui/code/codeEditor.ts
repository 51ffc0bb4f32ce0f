import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { history, historyKeymap, standardKeymap } from '@codemirror/commands'
import { bracketMatching } from '@codemirror/language'
import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap, placeholder, tooltips } from '@codemirror/view'
import type { CodeLanguage, Mistake, Suggest, Suggestion } from './code'
import { codeLanguages } from './codeLanguages'
import { codeTheme } from './codeTheme'

/** What the field around it says, again whenever something of it changes. */
export type CodeShown = {
  readonly text: string
  readonly label: string
  /** What a screen reader says besides: the mistake, or what the field is for. */
  readonly description: string
  readonly placeholder: string
  readonly mistake: Mistake | null
}

export type CodeEditor = {
  show(shown: CodeShown): void
  focus(): void
  close(): void
}

type CodeEditorOptions = {
  readonly language: CodeLanguage
  readonly suggest: Suggest
  readonly onChange: (text: string) => void
}

/**
 * In a shadow root, because there the editor's styles are sheets made by script. In the page itself they would be a style element, which
 * the content security policy refuses.
 */
export function openCodeEditor(host: HTMLElement, { language, suggest, onChange }: CodeEditorOptions): CodeEditor {
  const parent = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const wordsPart = new Compartment()
  const extensions = [
    behaviour(suggest),
    codeLanguages[language],
    codeTheme,
    wordsPart.of([]),
    EditorView.updateListener.of(({ docChanged, transactions, state }) => {
      if (docChanged && !transactions.some((one) => one.annotation(told))) onChange(state.doc.toString())
    }),
  ]
  const view = new EditorView({ parent, root: parent, state: EditorState.create({ extensions }) })
  let before = ''
  return {
    show: ({ text, mistake, ...words }) => {
      const { doc } = view.state
      const now = JSON.stringify([words, mistake])
      if (doc.toString() !== text)
        view.dispatch({ changes: { from: 0, to: doc.length, insert: text }, annotations: told.of(true) })
      if (now === before) return
      before = now
      view.dispatch({ effects: wordsPart.reconfigure(wordsExtension(words, mistake !== null)) })
      view.dispatch(setDiagnostics(view.state, mistake ? [diagnosticOf(mistake, text.length)] : []))
    },
    focus: () => view.focus(),
    close: () => view.destroy(),
  }
}

/** What the field says is not to be told back to it. */
const told = Annotation.define<boolean>()

/** Chromium, left alone, keeps the color of the text that is replaced in an inline style, which the content security policy refuses. */
const replacing = EditorView.domEventHandlers({
  beforeinput: ({ inputType, data }, view) => {
    const { from, to, empty } = view.state.selection.main
    if (inputType !== 'insertText' || data === null || empty) return false
    const insert = () => view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type' })
    const handlers = view.state.facet(EditorView.inputHandler)
    if (!handlers.some((handle) => handle(view, from, to, data, insert))) view.dispatch(insert())
    return true
  },
})

/** Tab leaves the field, as it does everywhere. */
const behaviour = (suggest: Suggest): Extension => [
  history(),
  bracketMatching(),
  closeBrackets(),
  EditorView.lineWrapping,
  replacing,
  tooltips({ position: 'fixed' }),
  autocompletion({ override: [(context) => completionsOf(context, suggest)], icons: false, interactionDelay: 0 }),
  keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...standardKeymap]),
]

type Words = Pick<CodeShown, 'label' | 'description' | 'placeholder'>

const wordsExtension = ({ label, description, placeholder: words }: Words, isInvalid: boolean): Extension => [
  placeholder(words),
  EditorView.contentAttributes.of({
    'aria-label': label,
    'aria-description': description,
    'aria-invalid': String(isInvalid),
  }),
]

function completionsOf(context: CompletionContext, suggest: Suggest): CompletionResult | null {
  const suggested = suggest(context.state.sliceDoc(0, context.pos), context.explicit)
  return suggested && { from: suggested.from, options: suggested.suggestions.map(completionOf) }
}

const completionOf = ({ label, detail, write = label, back = 0 }: Suggestion): Completion => ({
  label,
  ...(detail === undefined ? {} : { detail }),
  apply: (view, _, from, to) => {
    const cursor = from + write.length - back
    view.dispatch({ changes: { from, to, insert: write }, selection: { anchor: cursor }, userEvent: 'input.complete' })
  },
})

/** What is missing at the end is marked at the last character. */
function diagnosticOf({ at, length = 1, sentence }: Mistake, end: number): Diagnostic {
  const from = Math.max(0, Math.min(at, end - 1))
  return { from, to: Math.max(from, Math.min(at + length, end)), severity: 'error', message: sentence }
}
