import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { ProblemNote } from '../ui/ProblemNote'
import { useBoard, useBoardState } from './boardContext'
import strip from './Strip.module.css'

const PASSING_MS = 4000
/** Long enough to read it, find the button and press it. */
const OFFERED_MS = 12_000

/** What is to be known about the board as a whole, between the top bar and the canvas, where it covers nothing. */
export function NoticeStrip() {
  const { notices } = useBoard()
  const { problem, sentence } = useStore(notices)
  const saving = useBoardState((state) => state.problem)
  usePassing(sentence, PASSING_MS, () => notices.setState({ sentence: null }))
  return (
    <>
      {saving && <ProblemNote problem={saving} />}
      {problem && <ProblemNote problem={problem} onClose={() => notices.setState({ problem: null })} />}
      <div aria-live="polite">
        {sentence !== null && (
          <div className={strip.strip}>
            <span className={strip.words}>{sentence}</span>
          </div>
        )}
        <OfferStrip />
      </div>
    </>
  )
}

/** Gone with the next edit: what it offers is meant for the board as it was then. */
function OfferStrip() {
  const { session, notices } = useBoard()
  const offer = useStore(notices, (state) => state.offer)
  const close = () => notices.setState({ offer: null })
  usePassing(offer, OFFERED_MS, close)
  useEffect(() => {
    if (!offer) return
    const { topology } = session.state.getState()
    return session.state.subscribe((state) => state.topology !== topology && notices.setState({ offer: null }))
  }, [session, notices, offer])
  if (!offer) return null
  return (
    <div className={strip.strip}>
      <span className={strip.words}>{offer.sentence}</span>
      <Button
        size="xs"
        onClick={() => {
          close()
          offer.run()
        }}
      >
        {offer.label}
      </Button>
    </div>
  )
}

function usePassing(what: unknown, ms: number, onOver: () => void) {
  const over = useRef(onOver)
  over.current = onOver
  useEffect(() => {
    if (what === null) return
    const timer = setTimeout(() => over.current(), ms)
    return () => clearTimeout(timer)
  }, [what, ms])
}
