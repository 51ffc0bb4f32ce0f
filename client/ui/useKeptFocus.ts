import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react'

type KeptFocus = {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly tabIndex: -1
  onFocus(): void
  onBlur(event: FocusEvent): void
}

/** For a box whose contents are exchanged when `shown` changes: the focus that was on what is gone goes to the box, not out of the page. */
export function useKeptFocus(shown: unknown): KeptFocus {
  const ref = useRef<HTMLDivElement>(null)
  const isInside = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown has changed, and with it what could have the focus
  useLayoutEffect(() => {
    if (isInside.current && document.activeElement === document.body) ref.current?.focus()
  }, [shown])
  return {
    ref,
    tabIndex: -1,
    onFocus: () => {
      isInside.current = true
    },
    // What is taken away loses the focus to nothing.
    onBlur: ({ relatedTarget }) => {
      isInside.current = relatedTarget === null || (ref.current?.contains(relatedTarget) ?? false)
    },
  }
}
