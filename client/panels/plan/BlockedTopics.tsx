import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Blocked } from '../../../shared/plan/model'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard } from '../boardContext'

/** What the drawing wants and a plan will not do, with the way out where there is one. */
export const BlockedTopics = ({ blocked }: { readonly blocked: readonly Blocked[] }) =>
  blocked.map((one) => (
    <ProblemNote key={`${one.topicId} ${one.problem.code}`} tone="warn" problem={{ place: one.topic, ...one.problem }}>
      {one.canAdopt && <Adopt topicId={one.topicId} />}
    </ProblemNote>
  ))

function Adopt({ topicId }: { readonly topicId: string }) {
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
