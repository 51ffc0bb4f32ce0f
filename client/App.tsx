import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { Gallery } from './panels/gallery/Gallery'
import type { Server } from './panels/server'
import { EmptyState } from './ui/EmptyState'
import { navigate, routeOf, usePath } from './ui/navigation'

const BoardScreen = lazy(async () => ({ default: (await import('./BoardScreen')).BoardScreen }))
const SharedScreen = lazy(async () => ({ default: (await import('./panels/shared/SharedScreen')).SharedScreen }))

export function App({ server }: { readonly server: Server }) {
  const route = routeOf(usePath())
  switch (route.kind) {
    case 'gallery':
      return <Gallery server={server} />
    case 'board':
      return (
        <Suspense fallback={<EmptyState title="Opening the board…" />}>
          <BoardScreen key={route.boardId} server={server} boardId={route.boardId} />
        </Suspense>
      )
    case 'shared':
      return (
        <Suspense fallback={<EmptyState title="Opening the drawing…" />}>
          <SharedScreen server={server} />
        </Suspense>
      )
    case 'lost':
      return (
        <EmptyState
          title="There is nothing at this address"
          sentence="A board's address looks like /boards/social-media-1."
        >
          <Button onClick={() => navigate('/')}>All boards</Button>
        </EmptyState>
      )
  }
}
