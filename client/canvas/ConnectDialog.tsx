import { useStore } from 'zustand'
import type { Topology } from '../../shared/topology/model'
import { nameOf } from '../../shared/topology/nameOf'
import { canConnect } from '../board/commands/connectionRules'
import { Dialog } from '../ui/Dialog'
import { NODE_KINDS } from '../ui/nodeKinds'
import { type Target, TargetList } from './asking/TargetList'
import { type Canvas, useCanvas } from './canvasContext'
import { meanings, newEndsBeside } from './editing'

/** Connecting by keyboard (`C`): type to narrow the list, arrows and Enter to choose. */
export function ConnectDialog() {
  const canvas = useCanvas()
  const dialog = useStore(canvas.workspace, (state) => state.dialog)
  const from = dialog?.kind === 'connect' ? dialog.from : null
  const close = () => canvas.workspace.setState({ dialog: null })
  if (from === null) return null
  return (
    <Dialog title={`Connect ${nameOf(canvas.session.state.getState().topology, from)} to`} size={440} onClose={close}>
      <Targets from={from} onDone={close} />
    </Dialog>
  )
}

function Targets({ from, onDone }: { from: string; onDone: () => void }) {
  const canvas = useCanvas()
  const topology = useStore(canvas.session.state, (state) => state.topology)
  const closing = (target: Target): Target => ({
    ...target,
    pick() {
      onDone()
      target.pick()
    },
  })
  return (
    <TargetList
      label="Target"
      placeholder="Name of a topic, service or store"
      none="Nothing on this board can be connected here. Esc closes."
      targets={targetsFrom(canvas, topology, from).map(closing)}
      otherwise={(wanted) => newTargets(canvas, from, wanted).map(closing)}
    />
  )
}

const RELATION = {
  produces: 'produces to it',
  subscribes: 'subscribes to this',
  calls: 'is called over HTTP',
  keeps: 'keeps what it receives there',
  captures: 'gets its changes',
} as const

function targetsFrom(canvas: Canvas, topology: Topology, from: string): readonly Target[] {
  const nodes = [...named(topology.topics), ...named(topology.services), ...named(topology.stores)]
  return nodes.flatMap(({ id, name }) => {
    const verdict = canConnect(topology, from, id)
    if (!verdict.ok) return []
    const { icon } = NODE_KINDS[topology.topics.has(id) ? 'topic' : topology.stores.has(id) ? 'store' : 'service']
    const both = topology.services.has(from) && topology.services.has(id)
    return meanings(canvas, { from, to: id })
      .filter(({ kind }) => verdict.kinds.includes(kind))
      .map(({ kind, pick }) => ({
        id: `${id} ${kind}`,
        label: name,
        hint: both && kind === 'produces' ? 'through a new topic' : RELATION[kind],
        icon,
        pick,
      }))
  })
}

/** What a drop on empty canvas offers. */
const newTargets = (canvas: Canvas, from: string, name: string): readonly Target[] =>
  newEndsBeside(canvas, from, name).map((end) => ({
    ...end,
    id: `new ${end.label}`,
    label: `New ${end.label.toLowerCase()}${name && ` “${name}”`}`,
  }))

/** In the order in which a person looks for a name. */
const named = <T extends { readonly name: string }>(elements: ReadonlyMap<string, T>): readonly T[] =>
  [...elements.values()].sort((a, b) => a.name.localeCompare(b.name))
