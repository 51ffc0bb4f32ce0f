import { lazy, Suspense } from 'react'
import { isTameMarkdown } from './isTameMarkdown'

/** Fetched with the first note that is drawn. */
const NoteMarkdown = lazy(async () => ({ default: (await import('./NoteMarkdown')).NoteMarkdown }))

/** What a note says, drawn as Markdown. */
export function NoteText({ text }: { readonly text: string }) {
  const plain = <span className="sb-note-plain">{text}</span>
  if (!isTameMarkdown(text)) return plain
  return (
    <Suspense fallback={plain}>
      <NoteMarkdown text={text} />
    </Suspense>
  )
}
