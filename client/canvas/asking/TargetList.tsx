import { useState } from 'react'
import { LIMITS } from '../../../shared/topology/limits'
import type { Choice } from '../../ui/PointMenu'
import { pressedKey } from '../../ui/pressedKey'

/** Picking it also closes whatever asked. */
export type Target = Choice & { readonly id: string }

type TargetListProps = {
  readonly label: string
  readonly placeholder: string
  /** Said where nothing matches, or nothing is possible. */
  readonly none: string
  readonly targets: readonly Target[]
  /** Comes after whatever matches; given what was typed. */
  readonly otherwise?: (wanted: string) => readonly Target[]
}

/** One of many: type to narrow the list, arrows and Enter to choose. */
export function TargetList({ label, placeholder, none, targets, otherwise }: TargetListProps) {
  const [wanted, setWanted] = useState('')
  const [active, setActive] = useState(0)
  const typed = wanted.trim()
  const matching = targets.filter((target) => target.label.toLowerCase().includes(typed.toLowerCase()))
  const listed = [...matching, ...(otherwise?.(typed) ?? [])]
  const step = (by: number) => setActive(Math.min(Math.max(active + by, 0), listed.length - 1))
  return (
    <>
      <input
        className="sb-target-field"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls="sb-targets"
        aria-activedescendant={listed.length > 0 ? `sb-target-${active}` : undefined}
        placeholder={placeholder}
        maxLength={LIMITS.nameLength}
        value={wanted}
        data-autofocus
        ref={takeFocus}
        onChange={(event) => {
          setWanted(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={(event) => {
          const key = pressedKey(event)
          if (key === 'ArrowDown') step(1)
          else if (key === 'ArrowUp') step(-1)
          else if (key === 'Enter') listed[active]?.pick()
          else return
          event.preventDefault()
        }}
      />
      <div id="sb-targets" className="sb-targets" role="listbox" aria-label="Possible targets">
        {listed.length === 0 && <p className="sb-none">{none}</p>}
        {listed.map((target, i) => (
          <TargetOption key={target.id} target={target} index={i} active={i === active} />
        ))}
      </div>
    </>
  )
}

/** At once, before the dialog gives it the focus: whoever goes on typing means this. */
const takeFocus = (field: HTMLInputElement | null) => field?.focus({ preventScroll: true })

type TargetOptionProps = {
  readonly target: Target
  readonly index: number
  readonly active: boolean
}

function TargetOption({ target, index, active }: TargetOptionProps) {
  const { icon: Icon, label, hint, pick } = target
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
      onClick={pick}
    >
      <Icon size={18} stroke={1.6} />
      <span>{label}</span>
      <small>{hint}</small>
    </div>
  )
}
