import { useEffect, useState } from 'react'
import { comings } from '../../board/together/comings'
import { useBoard } from '../boardContext'

/** Comings and goings within this time are one sentence, and a connection that was lost for a moment is none. */
const GATHERED_MS = 2500

/** Tells a screen reader who came and who left, politely and seldom. */
export function ComingsAnnouncer() {
  const { together, session } = useBoard()
  const [sentence, setSentence] = useState('')
  useEffect(() => {
    let told = together.others.getState().people
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      timer = undefined
      // Whoever is offline sees nobody, and nobody has gone for that.
      if (session.state.getState().saving === 'offline') return
      const now = together.others.getState().people
      const said = comings(told, now)
      told = now
      if (said !== null) setSentence(said)
    }
    const stop = together.others.subscribe(({ people }, before) => {
      if (people !== before.people) timer ??= setTimeout(tell, GATHERED_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [together, session])
  return (
    <span className="visuallyHidden" role="status" aria-label="Comings and goings">
      {sentence}
    </span>
  )
}
