import { Button } from '@mantine/core'
import { useState } from 'react'
import { useBoard } from '../boardContext'

/** Makes a topic that is there already this board's own, so that it may be changed and written. */
export function AdoptButton({ topicId }: { readonly topicId: string }) {
  const { planner } = useBoard()
  const [adopting, setAdopting] = useState(false)
  const adopt = async () => {
    setAdopting(true)
    await planner.adopt(topicId)
    setAdopting(false)
  }
  return (
    <Button size="xs" loading={adopting} onClick={() => void adopt()}>
      Adopt it
    </Button>
  )
}
