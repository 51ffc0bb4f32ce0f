import { useEffect, useState } from 'react'
import { formatBytes } from '../../../ui/figures'
import { scrollable } from '../../../ui/scrollable'
import own from './ProjectFiles.module.css'
import type { WrittenFile } from './projectNews'
import type { AskProject } from './writeProject'

type FilePreviewProps = { readonly file: WrittenFile | undefined; readonly ask: AskProject }

/** The text of a file before it is downloaded, and whose it is. */
export const FilePreview = ({ file, ask }: FilePreviewProps) =>
  file ? (
    <Preview key={file.path} file={file} ask={ask} />
  ) : (
    <p className={own.none}>Choose a file to see what is in it.</p>
  )

function Preview({ file, ask }: { readonly file: WrittenFile; readonly ask: AskProject }) {
  const text = useText(file.path, ask)
  return (
    <section className={own.preview} aria-label={`Preview of ${file.path}`}>
      <p className={own.path}>{file.path}</p>
      <p className={own.whose}>
        {WHOSE[file.owner]} {formatBytes(file.bytes)}.
      </p>
      <pre {...scrollable('Text of the file', 'group')} className={own.text}>
        {text}
      </pre>
    </section>
  )
}

const WHOSE = {
  once: 'Yours to edit: written once.',
  merge: 'Yours to add to.',
  gen: 'Generated: the next export writes it anew.',
} as const

function useText(path: string, ask: AskProject): string {
  const [text, setText] = useState('')
  useEffect(() => {
    let isShown = true
    void ask.text(path).then((answer) => {
      if (isShown) setText(answer)
    })
    return () => {
      isShown = false
    }
  }, [path, ask])
  return text
}
