import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Topology } from '../../../shared/topology/model'
import { kindAndName } from '../../board/commands/connectionRules'
import {
  type Replacement,
  replaceBy,
  replaceByNew,
  replacementOf,
  replacementsFor,
} from '../../board/commands/replacing'
import { edgeSentence } from '../../board/edgeWords'
import { Dialog } from '../../ui/Dialog'
import { plural } from '../../ui/figures'
import { NODE_KINDS } from '../../ui/nodeKinds'
import { type Canvas, useCanvas } from '../canvasContext'
import { type Target, TargetList } from './TargetList'

/** What takes a node's place. What cannot be taken over is said before it is lost. */
export function ReplaceDialog() {
  const canvas = useCanvas()
  const dialog = useStore(canvas.workspace, (state) => state.dialog)
  const old = dialog?.kind === 'replace' ? dialog.id : null
  const close = () => canvas.workspace.setState({ dialog: null })
  if (old === null) return null
  return (
    <Dialog
      title={`Replace ${kindAndName(canvas.session.state.getState().topology, old)?.name} by`}
      size={480}
      onClose={close}
    >
      <Replacements key={old} old={old} onDone={close} />
    </Dialog>
  )
}

function Replacements({ old, onDone }: { old: string; onDone: () => void }) {
  const canvas = useCanvas()
  const topology = useStore(canvas.session.state, (state) => state.topology)
  const [losing, setLosing] = useState<string | null>(null)
  if (losing !== null)
    return (
      <Losses
        topology={topology}
        replacement={replacementOf(topology, old, losing)}
        by={kindAndName(topology, losing)?.name ?? ''}
        onBack={() => setLosing(null)}
        onReplace={() => {
          onDone()
          replaceBy(canvas, old, losing)
        }}
      />
    )
  return (
    <TargetList
      label="Replacement"
      placeholder="Name of what takes its place"
      none="There is nothing else of this kind on the board. Esc closes."
      targets={replacements(canvas, { topology, old, close: onDone, ask: setLosing })}
    />
  )
}

type Asking = {
  readonly topology: Topology
  readonly old: string
  close(): void
  /** Before something is lost. */
  ask(by: string): void
}

function replacements(canvas: Canvas, { topology, old, close, ask }: Asking): readonly Target[] {
  const kind = kindAndName(topology, old)?.kind
  if (!kind || kind === 'note') return []
  const { icon } = NODE_KINDS[kind]
  const done = (replaced: () => void) => () => {
    close()
    replaced()
  }
  const existing = replacementsFor(topology, old).map((by): Target => {
    const replacement = replacementOf(topology, old, by)
    const pick = replacement.lost.length > 0 ? () => ask(by) : done(() => replaceBy(canvas, old, by))
    return { id: by, label: kindAndName(topology, by)?.name ?? '', hint: hintOf(replacement), icon, pick }
  })
  const made = {
    id: 'new',
    label: `A new ${kind}`,
    hint: NEW_HINTS[kind],
    icon,
    pick: done(() => replaceByNew(canvas, old)),
  }
  return [made, ...existing]
}

const NEW_HINTS = {
  service: 'With its name, language and connections',
  topic: 'With its settings and connections',
  store: 'With its name and connections',
} as const

function hintOf({ taken, lost }: Replacement): string {
  if (lost.length === 0) return taken.length === 0 ? '' : `takes over ${plural(taken.length, 'connection')}`
  return `takes over ${taken.length} of ${plural(taken.length + lost.length, 'connection')}`
}

type LossesProps = {
  readonly topology: Topology
  readonly replacement: Replacement
  readonly by: string
  readonly onBack: () => void
  readonly onReplace: () => void
}

const Losses = ({ topology, replacement: { taken, lost }, by, onBack, onReplace }: LossesProps) => (
  <>
    <p>
      {by} takes over {taken.length} of {plural(taken.length + lost.length, 'connection')}. Lost{' '}
      {lost.length === 1 ? 'is' : 'are'}:
    </p>
    <ul className="sb-losses">
      {lost.map(({ connection, reason }) => (
        <li key={connection.id}>
          <b>{edgeSentence(topology, connection)}.</b> {reason}
        </li>
      ))}
    </ul>
    <Group justify="flex-end" gap={8}>
      <Button onClick={onBack}>Back</Button>
      <Button variant="filled" data-autofocus onClick={onReplace}>
        Replace all the same
      </Button>
    </Group>
  </>
)
