import { useEffect, useState } from 'react'
import { createTimelineFeed, type TimelineState } from '../../live/timelineFeed'
import { useBoard } from '../boardContext'

const NOT_READ: TimelineState = { timeline: null, problem: null }

/** What happens on the board, followed for as long as somebody looks. */
export function useTimeline(): TimelineState {
  const { server, session } = useBoard()
  const [seen, setSeen] = useState(NOT_READ)
  useEffect(() => {
    const feed = createTimelineFeed(server.wire, session.boardId)
    const stop = feed.state.subscribe(setSeen)
    return () => {
      stop()
      feed.close()
      setSeen(NOT_READ)
    }
  }, [server, session])
  return seen
}
