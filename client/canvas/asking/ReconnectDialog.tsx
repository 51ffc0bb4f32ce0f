import { useStore } from 'zustand'
import type { Topology } from '../../../shared/topology/model'
import { kindAndName } from '../../board/commands/connectionRules'
import { type ConnectionEnd, canReconnect, reconnect } from '../../board/commands/reconnecting'
import { edgeSentence } from '../../board/edgeWords'
import { Dialog } from '../../ui/Dialog'
import { NODE_KINDS } from '../../ui/nodeKinds'
import { useCanvas } from '../canvasContext'
import { type Target, TargetList } from './TargetList'

/** Another node for one end of a connection, by keyboard; only where the rules allow it. */
export function ReconnectDialog() {
  const canvas = useCanvas()
  const dialog = useStore(canvas.workspace, (state) => state.dialog)
  const asked = dialog?.kind === 'reconnect' ? dialog : null
  const close = () => canvas.workspace.setState({ dialog: null })
  if (!asked) return null
  return (
    <Dialog
      title={asked.end === 'from' ? 'Move the start of this connection to' : 'Move the end of this connection to'}
      size={440}
      onClose={close}
    >
      <NewEnds id={asked.id} end={asked.end} onDone={close} />
    </Dialog>
  )
}

type NewEndsProps = { readonly id: string; readonly end: ConnectionEnd; readonly onDone: () => void }

function NewEnds({ id, end, onDone }: NewEndsProps) {
  const canvas = useCanvas()
  const topology = useStore(canvas.session.state, (state) => state.topology)
  const connection = topology.connections.get(id)
  return (
    <>
      {connection && <p className="sb-asked">{edgeSentence(topology, connection)}.</p>}
      <TargetList
        label="Node"
        placeholder="Name of a topic, service or store"
        none="There is nothing else on this board where it could lie. Esc closes."
        targets={endsFor(topology, { id, end }).map((target) => ({
          ...target,
          pick() {
            onDone()
            reconnect(canvas, { id, end, to: target.id })
          },
        }))}
      />
    </>
  )
}

type NewEnd = Omit<Target, 'pick'>

function endsFor(topology: Topology, { id, end }: { id: string; end: ConnectionEnd }): readonly NewEnd[] {
  const { topics, services, stores } = topology
  const now = topology.connections.get(id)?.[end]
  return [...topics.keys(), ...services.keys(), ...stores.keys()].flatMap((to) => {
    const node = kindAndName(topology, to)
    if (!node || to === now || !canReconnect(topology, { id, end, to }).ok) return []
    const { icon, label } = NODE_KINDS[node.kind]
    return [{ id: to, label: node.name, hint: label, icon }]
  })
}
