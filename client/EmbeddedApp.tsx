import { lazy, Suspense } from 'react'
import { EmptyState } from './ui/EmptyState'

const EmbeddedScreen = lazy(async () => ({ default: (await import('./panels/shared/EmbeddedScreen')).EmbeddedScreen }))

/** The app inside of somebody else's page: a drawing to look at, without a word to the server. */
export const EmbeddedApp = () => (
  <Suspense fallback={<EmptyState title="Opening the drawing…" />}>
    <EmbeddedScreen />
  </Suspense>
)
