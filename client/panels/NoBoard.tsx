import { Button } from '@mantine/core'
import type { Problem } from '../../shared/problem'
import { EmptyState } from '../ui/EmptyState'
import { navigate } from '../ui/navigation'

/** In the place of a board that cannot be opened: why, and the way back. */
export const NoBoard = ({ problem }: { readonly problem: Problem }) => (
  <EmptyState title={problem.sentence} sentence={problem.next}>
    <Button
      component="a"
      href="/"
      onClick={(event) => {
        event.preventDefault()
        navigate('/')
      }}
    >
      All boards
    </Button>
  </EmptyState>
)
