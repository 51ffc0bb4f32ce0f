import { useStore } from 'zustand'
import type { Opening } from '../board/port'
import { plural } from '../ui/figures'
import { useCanvas } from './canvasContext'

const STEPS = ['fetching', 'reading', 'drawing'] as const satisfies readonly Opening['step'][]

/** Seen only where opening takes longer than a moment: what is being done, and how far it is. */
export function OpeningNote() {
  const { session } = useCanvas()
  const opening = useStore(session.state, (state) => (state.saving === 'loading' ? state.opening : null))
  if (!opening) return null
  const step = STEPS.indexOf(opening.step) + 1
  return (
    <div className="sb-opening" role="status">
      <p>{openingSentence(opening)}</p>
      <span className="sb-opening-steps" aria-hidden="true" data-step={step}>
        {STEPS.map((one) => (
          <span key={one} />
        ))}
      </span>
      <p className="sb-opening-step">
        Step {step} of {STEPS.length}
      </p>
    </div>
  )
}

function openingSentence({ step, size }: Opening): string {
  const what = size ? `${plural(size.nodes, 'node')} and ${plural(size.connections, 'connection')}` : 'the board'
  switch (step) {
    case 'fetching':
      return `Fetching ${what} from the server…`
    case 'reading':
      return `Reading ${what}…`
    case 'drawing':
      return `Drawing ${what}…`
  }
}
