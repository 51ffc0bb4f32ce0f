import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Topology } from '../../shared/topology/model'
import { canConnect } from '../board/commands/connectionRules'
import { NODE_KINDS } from '../ui/nodeKinds'
import type { Choice } from '../ui/PointMenu'
import { type Canvas, useCanvas } from './canvasContext'
import { meanings } from './editing'

/** Connecting by keyboard (`C`): type to narrow the list, arrows and Enter to choose. */
export function ConnectDialog() {
  const canvas = useCanvas()
  const dialog = useStore(canvas.workspace, (state) => state.dialog)
  const from = dialog?.kind === 'connect' ? dialog.from : null
  const close = () => canvas.workspace.setState({ dialog: null })
  return (
    <Modal
      opened={from !== null}
      onClose={close}
      title={`Connect ${nameOf(canvas, from)} to`}
      lockScroll={false}
      size={440}
    >
      {from !== null && <TargetList from={from} onDone={close} />}
    </Modal>
  )
}

const nameOf = ({ session }: Canvas, id: string | null) => {
  const { services, topics, stores } = session.state.getState().topology
  return id === null ? '' : ([services, topics, stores].map((nodes) => nodes.get(id)?.name).find(Boolean) ?? '')
}

function TargetList({ from, onDone }: { from: string; onDone: () => void }) {
  const canvas = useCanvas()
  const topology = useStore(canvas.session.state, (state) => state.topology)
  const [wanted, setWanted] = useState('')
  const [active, setActive] = useState(0)
  const targets = targetsFrom(canvas, topology, from).filter(({ label }) =>
    label.toLowerCase().includes(wanted.trim().toLowerCase()),
  )
  const choose = (target: Choice | undefined) => {
    if (!target) return
    onDone()
    target.pick()
  }
  const step = (by: number) => setActive(Math.min(Math.max(active + by, 0), targets.length - 1))
  return (
    <>
      <input
        className="sb-target-field"
        role="combobox"
        aria-label="Target"
        aria-expanded="true"
        aria-controls="sb-targets"
        aria-activedescendant={targets.length > 0 ? `sb-target-${active}` : undefined}
        placeholder="Name of a topic, service or store"
        value={wanted}
        data-autofocus
        onChange={(event) => {
          setWanted(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') step(1)
          else if (event.key === 'ArrowUp') step(-1)
          else if (event.key === 'Enter') choose(targets[active])
          else return
          event.preventDefault()
        }}
      />
      <div id="sb-targets" className="sb-targets" role="listbox" aria-label="Possible targets">
        {targets.length === 0 && <p className="sb-none">Nothing on this board can be connected here. Esc closes.</p>}
        {targets.map((target, i) => (
          <Target key={target.id} target={target} index={i} active={i === active} onPick={() => choose(target)} />
        ))}
      </div>
    </>
  )
}

function Target({
  target,
  index,
  active,
  onPick,
}: {
  target: Choice
  index: number
  active: boolean
  onPick: () => void
}) {
  const { icon: Icon, label, hint } = target
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys
    <div
      id={`sb-target-${index}`}
      className="sb-target"
      role="option"
      tabIndex={-1}
      aria-selected={active}
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: 'nearest' })
      }}
      onClick={onPick}
    >
      <Icon size={18} stroke={1.6} />
      <span>{label}</span>
      <small>{hint}</small>
    </div>
  )
}

const RELATION = {
  produces: 'produces to it',
  subscribes: 'subscribes to this',
  calls: 'is called over HTTP',
  keeps: 'keeps what it receives there',
  captures: 'gets its changes',
} as const

function targetsFrom(canvas: Canvas, topology: Topology, from: string): readonly (Choice & { readonly id: string })[] {
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

/** In the order in which a person looks for a name. */
const named = <T extends { readonly name: string }>(elements: ReadonlyMap<string, T>): readonly T[] =>
  [...elements.values()].sort((a, b) => a.name.localeCompare(b.name))
