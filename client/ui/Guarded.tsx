import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary'
import { failureOf } from './failureOf'
import { ProblemNote } from './ProblemNote'

type GuardedProps = {
  /** As it is called on the screen. */
  readonly name: string
  /** When this is another one something else is shown, and tried anew. */
  readonly shown?: unknown
  readonly onClose?: () => void
  readonly children: ReactNode
}

/** A part of the page that may fail alone: the rest stays, and in its place stands what happened and what to do. */
export const Guarded = ({ name, shown, onClose, children }: GuardedProps) => (
  <ErrorBoundary
    resetKeys={[shown]}
    fallbackRender={(failure) => <Failed {...failure} name={name} onClose={onClose} />}
  >
    {children}
  </ErrorBoundary>
)

type FailedProps = FallbackProps & Pick<GuardedProps, 'name' | 'onClose'>

const Failed = ({ error, resetErrorBoundary, name, onClose }: FailedProps) => (
  <ProblemNote problem={failureOf(name, error)} onClose={onClose}>
    <Button size="xs" onClick={resetErrorBoundary}>
      Show it again
    </Button>
    <Button size="xs" variant="default" onClick={() => window.location.reload()}>
      Reload the page
    </Button>
  </ProblemNote>
)
