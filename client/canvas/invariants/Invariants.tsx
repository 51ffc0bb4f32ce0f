import { Tooltip } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconHelpCircle, IconHourglass } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { InvariantState } from '../../../shared/protocol/run'
import type { Invariant } from '../../../shared/topology/model'
import { useCanvas } from '../canvasContext'
import { FaultMenu } from './FaultMenu'

const LOOKS = {
  holds: { word: 'holds', icon: IconCircleCheck },
  broken: { word: 'broken', icon: IconCircleX },
  settling: { word: 'settling', icon: IconHourglass },
  unknown: { word: 'unknown', icon: IconHelpCircle },
} as const

/** What must hold on this board, and whether it does: by the ledger, to which a click leads. Beside it, what can be made to go wrong. */
export function Invariants() {
  const { session, live } = useCanvas()
  const invariants = useStore(session.state, (state) => state.topology.invariants)
  const faults = useStore(session.state, (state) => state.topology.faults)
  const states = useStore(live.counters, (state) => state.invariants)
  if (invariants.size === 0 && faults.size === 0) return null
  return (
    <section className="sb-invariants" aria-label="What must hold">
      {[...invariants.values()].map((invariant) => (
        <Badge key={invariant.id} invariant={invariant} seen={states.get(invariant.id)} />
      ))}
      {faults.size > 0 && <FaultMenu faults={[...faults.values()]} />}
    </section>
  )
}

function Badge({ invariant: { name, expect }, seen }: { invariant: Invariant; seen: InvariantState | undefined }) {
  const { workspace } = useCanvas()
  const state = seen?.state ?? 'unknown'
  const { word, icon: Icon } = LOOKS[state]
  const openLedger = () => workspace.setState(({ drawer }) => ({ drawer: { ...drawer, open: true, tab: 'ledger' } }))
  return (
    <Tooltip label={seen?.sentence ?? `Known once the services have run: ${expect}`} position="bottom-start">
      <button type="button" className="sb-invariant" data-state={state} onClick={openLedger}>
        <Icon size={15} stroke={1.8} aria-hidden />
        <b>{name}</b>
        <em>{word}</em>
      </button>
    </Tooltip>
  )
}
