import { useEffect, useState } from 'react'
import { comings } from '../../board/together/comings'
import { useBoard } from '../boardContext'

/** Comings and goings within this time are one sentence, and a connection that was lost for a moment is none. */
const GATHERED_MS = 2500

/** Tells a screen reader who came and who left, politely and seldom. */
export function ComingsAnnouncer() {
  const { together } = useBoard()
  const [sentence, setSentence] = useState('')
  useEffect(() => {
    let told = together.others.getState().people
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      timer = undefined
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
  }, [together])
  return (
    <span className="visuallyHidden" role="status" aria-label="Comings and goings">
      {sentence}
    </span>
  )
}
