import { useEffect } from 'react'
import { useStore } from 'zustand'
import { ProblemNote } from '../ui/ProblemNote'
import { useBoard, useBoardState } from './boardContext'
import strip from './Strip.module.css'

const PASSING_MS = 4000

/** What is to be known about the board as a whole, between the top bar and the canvas, where it covers nothing. */
export function NoticeStrip() {
  const { notices } = useBoard()
  const { problem, sentence } = useStore(notices)
  const saving = useBoardState((state) => state.problem)
  useEffect(() => {
    if (sentence === null) return
    const timer = setTimeout(() => notices.setState({ sentence: null }), PASSING_MS)
    return () => clearTimeout(timer)
  }, [notices, sentence])
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
      </div>
    </>
  )
}
