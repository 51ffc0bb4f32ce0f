import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useBoard } from '../boardContext'
import type { Read } from './readField'

export type DraftOptions<T> = {
  /** Element and field; what was typed and not taken waits under it. */
  readonly id: string
  /** What the board says now, as text. */
  readonly value: string
  readonly read: (text: string) => Read<T>
  readonly commit: (value: T) => void
  /** Enter is a line break, not the end. */
  readonly lines?: boolean
}

/**
 * A field that is one undo step: taken on leaving it or Enter, given up with Escape. What cannot be taken is explained and stays, even
 * when another element is looked at in between.
 */
export function useDraft<T>({ id, value, read, commit, lines = false }: DraftOptions<T>) {
  const { drafts } = useBoard()
  const [draft, setDraft] = useState<string | null>(() => drafts.get(id) ?? null)
  const [tried, setTried] = useState(draft !== null)

  const put = (text: string | null) => {
    setDraft(text)
    if (text === null) drafts.delete(id)
    else drafts.set(id, text)
  }
  const take = () => {
    if (draft === null) return
    const result = read(draft)
    setTried(!result.ok)
    if (!result.ok) return
    put(null)
    if (draft !== value) commit(result.value)
  }
  const latest = useRef(take)
  latest.current = take
  useEffect(() => () => latest.current(), [])

  const result = draft === null ? null : read(draft)
  return {
    value: draft ?? value,
    error: tried && result && !result.ok ? result.sentence : undefined,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => put(event.currentTarget.value),
    onBlur: take,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)) take()
      if (event.key !== 'Escape' || draft === null) return
      event.stopPropagation()
      put(null)
      setTried(false)
    },
  }
}
