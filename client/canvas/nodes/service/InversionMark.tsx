import { useState } from 'react'
import { type Mark, nextMark } from './nextMark'
import { useNowUntil } from './useNowUntil'

/** Marks a service for a moment when it has handled a record after a later one of its key; while that goes on the mark stays and never flickers. */
export function InversionMark({ inverted }: { readonly inverted: number | undefined }) {
  const [mark, setMark] = useState<Mark>({ figure: inverted, until: null })
  if (inverted !== mark.figure) setMark(nextMark(mark, inverted, Date.now()))
  const now = useNowUntil(mark.until)
  return mark.until !== null && now < mark.until ? <i className="sb-inversion" aria-hidden="true" /> : null
}
