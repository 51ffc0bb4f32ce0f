import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../../../shared/problem'
import type { Produces } from '../../../../shared/topology/model'
import { plural } from '../../../ui/figures'
import { ProblemNote } from '../../../ui/ProblemNote'
import { useBoard } from '../../boardContext'
import { readCount } from '../readField'
import styles from './Produces.module.css'

const MOST = 10_000
const readBurst = readCount('The burst', MOST)

type Told =
  | { readonly kind: 'sending'; readonly count: number }
  | { readonly kind: 'sent'; readonly count: number }
  | { readonly kind: 'refused'; readonly problem: Problem }

/** Messages by hand, also while the service does not run. */
export function BurstButtons({ connection }: { readonly connection: Produces }) {
  const { server, session } = useBoard()
  const [size, setSize] = useState('100')
  const [told, tell] = useState<Told | null>(null)
  const burst = readBurst(size)
  const send = async (count: number) => {
    tell({ kind: 'sending', count })
    const request = { boardId: session.boardId, connectionId: connection.id, count }
    const outcome = await server.wire.ask('run:burst', request)
    tell(outcome.ok ? { kind: 'sent', count: outcome.value.produced } : { kind: 'refused', problem: outcome.problem })
  }
  const sending = told?.kind === 'sending'
  return (
    <div>
      <div className={styles.burst}>
        <Button size="xs" disabled={sending} onClick={() => void send(1)}>
          Produce one
        </Button>
        <Button size="xs" disabled={sending || !burst.ok} onClick={() => burst.ok && void send(burst.value)}>
          Burst of
        </Button>
        <TextInput
          size="xs"
          aria-label="Messages in a burst"
          inputMode="numeric"
          value={size}
          error={!burst.ok}
          onChange={(event) => setSize(event.currentTarget.value)}
        />
      </div>
      {told?.kind === 'refused' ? (
        <ProblemNote problem={told.problem} onClose={() => tell(null)} />
      ) : (
        <p className={styles.told} role="status">
          {burst.ok ? told && TOLD[told.kind](told.count) : burst.sentence}
        </p>
      )}
    </div>
  )
}

const TOLD = {
  sending: (count: number) => `Producing ${plural(count, 'message')}…`,
  sent: (count: number) => `${plural(count, 'message')} produced.`,
} as const
