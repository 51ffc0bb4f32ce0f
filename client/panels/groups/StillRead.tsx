import { Button } from '@mantine/core'
import { IconPlayerStopFilled } from '@tabler/icons-react'
import type { GroupMemberSeen } from '../../../shared/protocol/live'
import { plural } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard, useBoardState, useCounters } from '../boardContext'
import { servicesOf } from './seenGroups'

type StillReadProps = {
  /** On the cluster, and as drawn. */
  readonly group: string
  readonly name: string
  readonly members: readonly GroupMemberSeen[]
}

/** Why a bookmark cannot be moved now; drawn services can be stopped right here. */
export function StillRead({ group, name, members }: StillReadProps) {
  const { server, session, notices } = useBoard()
  const topology = useBoardState((state) => state.topology)
  const prefix = useBoardState((state) => state.prefix)
  const runs = useCounters((state) => state.runs)
  const stop = async (serviceId: string) => {
    const outcome = await server.wire.ask('run:stop', { boardId: session.boardId, serviceIds: [serviceId] })
    if (!outcome.ok) notices.setState({ problem: outcome.problem })
  }
  const here = servicesOf({ topology, prefix }, group).filter((serviceId) => RUNS.has(runs.get(serviceId)?.state ?? ''))
  return (
    <ProblemNote tone="warn" problem={stillRead(name, members)}>
      {here.map((serviceId) => (
        <Button
          key={serviceId}
          size="xs"
          leftSection={<IconPlayerStopFilled size={12} />}
          loading={runs.get(serviceId)?.state === 'stopping'}
          onClick={() => void stop(serviceId)}
        >
          Stop {topology.services.get(serviceId)?.name}
        </Button>
      ))}
    </ProblemNote>
  )
}

const RUNS: ReadonlySet<string> = new Set(['starting', 'running', 'stopping'])

const stillRead = (name: string, members: readonly GroupMemberSeen[]) => ({
  code: 'bookmark.groupHasMembers',
  sentence: `${name} has ${plural(members.length, 'member')}: ${[...new Set(members.map(({ clientId }) => clientId))].join(', ')}.`,
  next: 'A bookmark can be moved only while nobody is in its group: members would write theirs over it.',
})
