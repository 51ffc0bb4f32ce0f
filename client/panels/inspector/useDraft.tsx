import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { typingWords } from '../../board/together/typing'
import { FieldHint } from '../../ui/FieldHint'
import { pressedKey } from '../../ui/pressedKey'
import { useBoard } from '../boardContext'
import type { Read } from './readField'

export type DraftOptions<T> = {
  /** Element and field; what was typed and not taken waits under it, and others see who types there. */
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
 * when another element is looked at in between. What somebody else makes of it meanwhile is said, and what was typed stays.
 */
export function useDraft<T>({ id, value, read, commit, lines = false }: DraftOptions<T>) {
  const { drafts } = useBoard()
  const [draft, setDraft] = useState<string | null>(() => drafts.get(id) ?? null)
  const [begunAt, setBegunAt] = useState(value)
  const [tried, setTried] = useState(draft !== null)
  const shared = useSharedField(id)

  const put = (text: string | null) => {
    if (draft === null) setBegunAt(value)
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
  const theirs = draft !== null && value !== begunAt && value !== draft ? value : null
  return {
    value: draft ?? value,
    error: tried && result && !result.ok ? result.sentence : undefined,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => put(event.currentTarget.value),
    onFocus: shared.enter,
    onBlur: () => {
      shared.leave()
      take()
    },
    onKeyDown: (event: KeyboardEvent) => {
      const key = pressedKey(event)
      if (key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)) take()
      if (key !== 'Escape' || draft === null) return
      event.stopPropagation()
      put(null)
      setTried(false)
    },
    /** The input with what is to be said about others in it. */
    inputContainer: (input: ReactNode) => (
      <>
        {input}
        <FieldHint typing={shared.typing} theirs={theirs} />
      </>
    ),
  }
}

/** Others see that this person is in the field, and this person that others are. */
function useSharedField(id: string) {
  const { together } = useBoard()
  const isIn = useRef(false)
  const be = (inside: boolean) => {
    if (inside === isIn.current) return
    isIn.current = inside
    together.show({ field: inside ? id : null })
  }
  const latest = useRef(be)
  latest.current = be
  useEffect(() => () => latest.current(false), [])
  return {
    enter: () => be(true),
    leave: () => be(false),
    typing: useStore(together.others, (others) => typingWords(others, id)),
  }
}
