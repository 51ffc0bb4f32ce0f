import { useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { Topic, Topology } from '../../../shared/topology/model'
import { groupColors } from '../../live/groupColor'
import type { LiveView } from '../../live/port'
import { type CanvasColors, watchColors } from '../canvasColors'
import { useCanvas } from '../canvasContext'
import { groupsOf } from '../flowElements'
import { isCollapsed, LANE_HEIGHT, lanesShown } from '../nodeSize'
import { createRepainting, sizedContext } from '../repainting'
import { createLaneModel } from './laneModel'
import { paintBar, paintLanes } from './paintLanes'

const WIDTH = 372

/** A topic's partitions as lanes, painted beside React from what arrives. */
export function LaneStrip({ topic }: { topic: Topic }) {
  const { live, session, detail } = useCanvas()
  const canvas = useRef<HTMLCanvasElement>(null)
  const sharpness = useStore(detail, ({ close }) => (close ? 2 : 1))
  const height = lanesShown(topic) * LANE_HEIGHT
  const { name, partitions } = topic
  const collapsed = isCollapsed(topic)
  const strip = useMemo(
    () => ({ partitions, collapsed, height, sharpness }),
    [partitions, collapsed, height, sharpness],
  )
  useEffect(() => {
    if (!canvas.current) return
    const { prefix } = session.state.getState()
    return followTopic(canvas.current, {
      strip,
      live,
      topic: prefix + name,
      prefix,
      topology: () => session.state.getState().topology,
    })
  }, [live, session, strip, name])
  return (
    <canvas
      ref={canvas}
      className="sb-lanes"
      style={{ width: WIDTH, height }}
      role="img"
      aria-label={`The newest records of ${name}`}
    />
  )
}

type Strip = {
  readonly partitions: number
  readonly collapsed: boolean
  readonly height: number
  readonly sharpness: number
}
type Following = {
  readonly strip: Strip
  readonly live: LiveView
  /** As on the cluster. */
  readonly topic: string
  readonly prefix: string
  readonly topology: () => Topology
}

function followTopic(canvas: HTMLCanvasElement, { strip, live, topic, prefix, topology }: Following): () => void {
  const model = createLaneModel()
  const repainting = createRepainting(() => paint(canvas, model.lanes(strip.partitions), { strip, ink }))
  const colors: CanvasColors = watchColors(canvas, repainting.ask)
  const groupColor = (group: string) =>
    colors.of(groupColors(groupsOf(topology())).get(group.slice(prefix.length)) ?? '--muted')
  const ink = { color: colors.of, groupColor }
  let [counters, groups] = [live.counters.getState().topics.get(topic), live.counters.getState().groups]

  const count = () => {
    if (counters) model.counted(counters.partitions)
    model.committed([...groups.values()].filter((lag) => lag.topic === topic))
    repainting.ask()
  }
  const leave = [
    live.onArrival((arrival) => {
      if (arrival.topic !== topic) return
      model.arrived(arrival.records)
      repainting.ask()
    }),
    live.counters.subscribe((state) => {
      if (state.topics.get(topic) === counters && state.groups === groups) return
      counters = state.topics.get(topic)
      groups = state.groups
      count()
    }),
  ]
  model.arrived(live.rows(topic).flatMap((row) => ('record' in row ? [row.record] : [])))
  count()
  return () => {
    for (const stop of [...leave, repainting.close, colors.close]) stop()
  }
}

type Painting = { readonly strip: Strip; readonly ink: Parameters<typeof paintLanes>[2] }

function paint(canvas: HTMLCanvasElement, lanes: Parameters<typeof paintLanes>[1], { strip, ink }: Painting) {
  const scale = devicePixelRatio * strip.sharpness
  const context = sizedContext(canvas, { width: WIDTH, height: strip.height, scale })
  if (!context) return
  if (strip.collapsed) paintBar(context, lanes, ink)
  else paintLanes(context, lanes, ink)
}
