import { useEffect, useState } from 'react'
import type { Topology } from '../../shared/topology/model'
import { type Canvas, useCanvas } from './canvasContext'
import { describeChange } from './describeChange'
import { describeRuns, describeSaving, describeView } from './describeRunning'

/** What happens within this time is read out in one go: a later sentence would cut an earlier one off. */
const TOGETHER_MS = 250

/** Tells a screen reader what changed on the board and how its services fare, by whomever and however, each thing once; never what flows. */
export function Announcer() {
  const canvas = useCanvas()
  const [said, setSaid] = useState({ count: 0, words: '' })
  useEffect(() => announce(canvas, (words) => setSaid(({ count }) => ({ count: count + 1, words }))), [canvas])
  return (
    <div className="sb-announcer" aria-live="polite">
      <p key={said.count}>{said.words}</p>
    </div>
  )
}

/** Until the returned function is called. */
function announce({ session, workspace, live }: Canvas, read: (words: string) => void): () => void {
  let waiting: string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const say = (sentence: string | null) => {
    if (sentence === null) return
    waiting.push(sentence)
    timer ??= setTimeout(() => {
      timer = undefined
      read(waiting.join(' '))
      waiting = []
    }, TOGETHER_MS)
  }
  const nameOf = (id: string) => session.state.getState().topology.services.get(id)?.name ?? 'A service'
  let before: Topology | null = null
  const stops = [
    session.state.subscribe(({ topology, saving }, { saving: was }) => {
      if (before && before !== topology) say(describeChange(before, topology))
      before = saving === 'loading' ? null : topology
      say(describeSaving(was, saving))
    }),
    live.counters.subscribe(({ runs, view }, was) => {
      if (runs !== was.runs) say(describeRuns(was.runs, runs, nameOf))
      say(describeView(was.view, view))
    }),
    workspace.subscribe(({ saying }) => {
      if (saying === null) return
      say(saying)
      workspace.setState({ saying: null })
    }),
  ]
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}
