import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import type { Presence } from '../../../shared/protocol/presence'
import { useCanvas } from '../canvasContext'

type View = NonNullable<Presence['view']>

/** While somebody is followed, what they see is on this screen too, all of it. */
export function useFollowing() {
  const { together, workspace } = useCanvas()
  const flow = useReactFlow()
  const store = useStoreApi()
  useEffect(() => {
    let shown: View | null = null
    const follow = () => {
      const { following } = together.others.getState()
      const view = following === null ? null : together.whereabouts(following).view
      if (view === shown) return
      shown = view
      if (view) void flow.setViewport(viewportFor(view, store.getState()))
    }
    const stops = [
      together.onMoved(follow),
      together.others.subscribe(follow),
      // Whoever asks for another part of the board looks at that from now on.
      workspace.subscribe(({ view }) => view && together.follow(null)),
    ]
    follow()
    return () => {
      for (const stop of stops) stop()
    }
  }, [together, workspace, flow, store])
}

type Screen = {
  readonly width: number
  readonly height: number
  readonly minZoom: number
  readonly maxZoom: number
}

/** Their middle is in the middle here, and nothing of theirs is cut off. */
export function viewportFor(view: View, { width, height, minZoom, maxZoom }: Screen) {
  const fitting = Math.min(width / view.width, height / view.height)
  const zoom = Math.min(maxZoom, Math.max(minZoom, fitting))
  return {
    x: width / 2 - (view.x + view.width / 2) * zoom,
    y: height / 2 - (view.y + view.height / 2) * zoom,
    zoom,
  }
}
