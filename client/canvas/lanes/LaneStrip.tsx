import { type MouseEvent, type PointerEvent, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Topic } from '../../../shared/topology/model'
import { drawnGroupColors } from '../../live/groupColor'
import { plainName } from '../../live/plainName'
import { type CanvasColors, watchColors } from '../canvasColors'
import { type Canvas, useCanvas } from '../canvasContext'
import { isCollapsed, LANE_HEIGHT, lanesShown } from '../nodeSize'
import { createRepainting, sizedContext } from '../repainting'
import type { LaneFeed } from './laneFeed'
import { cellNear, rowAt, STRIP_WIDTH } from './laneGeometry'
import { hotSentence, laneSentence } from './laneWords'
import { paintBar, paintLanes } from './paintLanes'

/** Pixels of the page: as near as a hand can aim. */
const REACH = 8

const clusterName = ({ session }: Canvas, name: string) => session.state.getState().prefix + name

type LaneStripProps = { readonly topic: Topic; readonly feed: LaneFeed }

/** A topic's partitions as lanes, painted beside React from what arrives. */
export function LaneStrip({ topic, feed }: LaneStripProps) {
  const canvas = useCanvas()
  const strip = useRef<HTMLCanvasElement>(null)
  const hot = useRef<HTMLSpanElement>(null)
  const sharpness = useStore(canvas.detail, ({ close }) => (close ? 2 : 1))
  const height = lanesShown(topic) * LANE_HEIGHT
  const { name, partitions } = topic
  const collapsed = isCollapsed(topic)
  useEffect(() => {
    if (!strip.current || !hot.current) return
    const size = { width: STRIP_WIDTH, height, sharpness }
    return paintFrom(feed, { canvas, strip: strip.current, hot: hot.current, partitions, collapsed, size })
  }, [canvas, feed, partitions, collapsed, height, sharpness])
  const under = ({ clientX, clientY, currentTarget }: MouseEvent<HTMLCanvasElement>) => {
    const box = currentTarget.getBoundingClientRect()
    const zoom = box.width / STRIP_WIDTH
    const lane = feed.lanes(partitions)[rowAt((clientY - box.y) / zoom, lanesShown(topic))]
    return { lane: collapsed ? undefined : lane, x: (clientX - box.x) / zoom, zoom }
  }
  const describe = (event: PointerEvent<HTMLCanvasElement>) => {
    const { lane } = under(event)
    event.currentTarget.title = lane ? laneSentence(lane) : ''
  }
  const open = (event: MouseEvent<HTMLCanvasElement>) => {
    const { lane, x, zoom } = under(event)
    const offset = lane ? cellNear(lane, x, REACH / zoom) : null
    if (lane && offset !== null) canvas.openRecord(clusterName(canvas, name), lane.partition, offset.toString())
  }
  return (
    <>
      <canvas
        ref={strip}
        className="sb-lanes"
        style={{ width: STRIP_WIDTH, height }}
        role="img"
        aria-label={`The newest records of ${name}`}
        onPointerMove={describe}
        onClick={open}
      />
      <span ref={hot} className="sb-hot" />
    </>
  )
}

type Painting = {
  readonly canvas: Canvas
  readonly strip: HTMLCanvasElement
  readonly hot: HTMLElement
  readonly partitions: number
  readonly collapsed: boolean
  readonly size: { readonly width: number; readonly height: number; readonly sharpness: number }
}

function paintFrom(feed: LaneFeed, { canvas, strip, hot, partitions, collapsed, size }: Painting): () => void {
  const { session } = canvas
  const repainting = createRepainting(() => {
    const lanes = feed.lanes(partitions)
    const words = hotSentence(lanes)
    if (hot.textContent !== words) hot.textContent = words
    const context = sizedContext(strip, { ...size, scale: devicePixelRatio * size.sharpness })
    if (context) (collapsed ? paintBar : paintLanes)(context, lanes, ink)
  })
  const colors: CanvasColors = watchColors(strip, repainting.ask)
  const groupColor = (group: string) => {
    const { topology, prefix } = session.state.getState()
    return colors.of(drawnGroupColors(topology).get(plainName(group, prefix)) ?? '--muted')
  }
  const ink = { color: colors.of, groupColor }
  repainting.ask()
  const stops = [feed.onChange(repainting.ask), repainting.close, colors.close]
  return () => {
    for (const stop of stops) stop()
  }
}
