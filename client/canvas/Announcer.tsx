import { useEffect, useState } from 'react'
import type { Topology } from '../../shared/topology/model'
import { useCanvas } from './canvasContext'
import { describeChange } from './describeChange'

/** Tells a screen reader what was added and deleted, by whomever and however: undo and other people's edits too. */
export function Announcer() {
  const { session } = useCanvas()
  const [sentence, setSentence] = useState('')
  useEffect(() => {
    let before: Topology | null = null
    return session.state.subscribe(({ topology, saving }) => {
      const change = before && before !== topology ? describeChange(before, topology) : null
      if (change) setSentence(change)
      before = saving === 'loading' ? null : topology
    })
  }, [session])
  return (
    <div className="sb-announcer" aria-live="polite">
      {sentence}
    </div>
  )
}
