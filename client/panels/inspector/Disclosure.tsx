import { type ReactNode, useState } from 'react'

type DisclosureProps = {
  readonly className: string | undefined
  readonly head: ReactNode
  readonly startsOpen?: boolean
  readonly isChanged?: boolean
  readonly children: ReactNode
}

/** A line that opens to what is behind it, which is there only as long as it is open. */
export function Disclosure({ className, head, startsOpen = false, isChanged = false, children }: DisclosureProps) {
  const [isOpen, setIsOpen] = useState(startsOpen)
  return (
    <details
      className={className}
      open={isOpen}
      data-changed={isChanged || undefined}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>{head}</summary>
      {isOpen && children}
    </details>
  )
}
