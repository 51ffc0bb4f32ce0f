import { useEffect, useMemo } from 'react'
import { useCanvas } from '../canvasContext'
import { createLaneFeed, type LaneFeed } from './laneFeed'

/** The lanes of a topic, followed while they are shown. */
export function useLaneFeed(name: string, shown: boolean): LaneFeed {
  const { live, session } = useCanvas()
  const feed = useMemo(() => createLaneFeed({ live, session, name }), [live, session, name])
  useEffect(() => (shown ? feed.connect() : undefined), [feed, shown])
  return feed
}
