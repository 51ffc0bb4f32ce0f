import type { InstanceRun } from '../../shared/protocol/run'
import { behaviourOf } from '../../shared/topology/behaviourOf'
import type { Service, Store, Topic, Topology } from '../../shared/topology/model'
import { STRIP_WIDTH } from '../canvas/lanes/laneGeometry'
import { createLaneModel } from '../canvas/lanes/laneModel'
import { paintBar, paintLanes } from '../canvas/lanes/paintLanes'
import { type Box, isCollapsed } from '../canvas/nodeSize'
import { ratesText } from '../canvas/nodes/service/ratesText'
import { storeReading } from '../canvas/nodes/storeReading'
import { drawnGroupColors } from '../live/groupColor'
import { plainName } from '../live/plainName'
import { runReading } from '../live/runReading'
import { formatRate, plural } from '../ui/figures'
import { type Font, fitted, type Ink } from './ink'
import type { PictureLive } from './pictureLive'
import { svg, xmlText } from './svg'
import { svgBrush } from './svgBrush'

export type Picturing = {
  readonly topology: Topology
  readonly ink: Ink
  /** Absent: only what is drawn. */
  readonly live?: PictureLive
}

const TITLE: Font = { size: 13, weight: 600 }
const SMALL: Font = { size: 11.5, weight: 400 }
const TAG: Font = { size: 11, weight: 600 }
const INSET = { left: 15, right: 13 }

type Line = {
  readonly x: number
  /** Middle of the letters. */
  readonly y: number
  readonly font: Font
  readonly fill: string
  readonly anchor?: 'end' | 'middle'
}

/** Baselines are counted, because not every program knows of middles. */
const CENTRE = 0.36

export const line = (text: string, { x, y, font, fill, anchor }: Line): string =>
  svg(
    'text',
    {
      x,
      y: y + font.size * CENTRE,
      'font-size': String(font.size),
      'font-weight': font.weight === 400 ? undefined : font.weight,
      'text-anchor': anchor,
      fill,
    },
    xmlText(text),
  )

export function servicePicture(service: Service, box: Box, { ink, live }: Picturing): string {
  const wanted = behaviourOf.service(service).instances
  const run = live?.counters.runs.get(service.id)
  const { state, word, detail } = runReading(run, wanted, live?.now ?? 0)
  const tone = state === 'failed' || state === 'crashed' ? '--bad' : state === 'held' ? '--warn' : '--muted'
  const rates = run?.state === 'running' ? ratesText(run.rateIn, run.rateOut) : ''
  const tag = SHORT[service.language]
  const middle = box.y + 43
  const there = run?.instances ?? []
  const hasPips = live !== undefined || wanted > 1
  const instances = Array.from({ length: hasPips ? Math.max(wanted, there.length) : 0 }, (_, at) => there[at])
  const pitch = instances.length >= NARROW_FROM ? 5 : 11
  const words = live ? [word, detail].filter(Boolean).join(' ') : ''
  const beside = box.x + INSET.left + instances.length * pitch + 3
  return svg(
    'g',
    {},
    frame(box, ink.color('--service'), ink),
    title(service.name, { box, ink, room: box.width - INSET.left - INSET.right - ink.width(tag, TAG) - 8 }),
    line(tag, {
      x: box.x + box.width - INSET.right,
      y: box.y + 21,
      font: TAG,
      fill: ink.color('--faint'),
      anchor: 'end',
    }),
    ...instances.map((instance, at) =>
      pip(instance, {
        isHeld: state === 'held',
        x: box.x + INSET.left + at * pitch,
        y: middle - 4,
        width: pitch === 5 ? 4 : 8,
        ink,
      }),
    ),
    words && line(words, { x: beside, y: middle, font: SMALL, fill: ink.color(tone) }),
    rates &&
      line(rates, {
        x: box.x + box.width - INSET.right,
        y: middle,
        font: SMALL,
        fill: ink.color('--text'),
        anchor: 'end',
      }),
  )
}

const SHORT = { typescript: 'TS', java: 'Java', python: 'Py', go: 'Go', rust: 'Rust' } as const
const NARROW_FROM = 7

type Pip = {
  readonly isHeld: boolean
  readonly x: number
  readonly y: number
  readonly width: number
  readonly ink: Ink
}

/** Filled while it runs, with a bar where it is held back, a cross where it crashed, otherwise a frame. */
function pip(instance: InstanceRun | undefined, { isHeld, x, y, width, ink }: Pip): string {
  const state = instance?.state
  const size = { x: x + 0.5, y: y + 0.5, width: width - 1, height: 7, rx: 1.5 }
  if (state === 'running' && isHeld) {
    const warn = ink.color('--warn')
    const bar = svg('path', { d: `M${x} ${y + 4}h${width}`, stroke: warn, 'stroke-width': 2 })
    return svg('rect', { ...size, fill: 'none', stroke: warn }) + bar
  }
  if (state === 'running') return svg('rect', { ...size, fill: ink.color('--good'), stroke: ink.color('--good') })
  if (state === 'crashed')
    return svg('path', { d: `M${x} ${y}l${width} 8m0 -8l${-width} 8`, stroke: ink.color('--bad'), 'stroke-width': 1.5 })
  const color = state === 'failed' ? '--bad' : state === 'starting' || state === 'stopping' ? '--warn' : '--line-strong'
  return svg('rect', { ...size, fill: 'none', stroke: ink.color(color) })
}

export function topicPicture(topic: Topic, box: Box, picturing: Picturing): string {
  const { ink, live } = picturing
  const counters = live?.counters.topics.get(live.prefix + topic.name)
  const rate = counters?.view.kind === 'live' ? formatRate(counters.rate) : ''
  const partitions = plural(topic.partitions, 'partition')
  const rateRoom = rate ? ink.width(rate, TAG) + 8 : 0
  const room = box.width - INSET.left - INSET.right - ink.width(partitions, SMALL) - 8 - rateRoom
  const name = fitted(ink, topic.name, { font: TITLE, room })
  const y = box.y + 19
  return svg(
    'g',
    {},
    frame(box, ink.color('--topic'), ink),
    line(name, { x: box.x + INSET.left, y, font: TITLE, fill: ink.color('--text') }),
    line(partitions, {
      x: box.x + INSET.left + ink.width(name, TITLE) + 8,
      y,
      font: SMALL,
      fill: ink.color('--muted'),
    }),
    rate && line(rate, { x: box.x + box.width - INSET.right, y, font: TAG, fill: ink.color('--text'), anchor: 'end' }),
    svg('g', { transform: `translate(${box.x + LANES.left} ${box.y + LANES.top})` }, lanesOf(topic, picturing)),
  )
}

/** Where the strip of `STRIP_WIDTH` lies in a topic. */
const LANES = { left: 392 - STRIP_WIDTH - 9, top: 35 }

function lanesOf(topic: Topic, { topology, ink, live }: Picturing): string {
  const lanes = live?.lanes(topic.name, topic.partitions) ?? createLaneModel().lanes(topic.partitions)
  const colors = drawnGroupColors(topology)
  const groupColor = (group: string) => ink.color(colors.get(plainName(group, live?.prefix ?? '')) ?? '--muted')
  const brush = svgBrush()
  const paint = isCollapsed(topic) ? paintBar : paintLanes
  paint(brush, lanes, { color: ink.color, groupColor })
  return brush.painted()
}

export function storePicture(store: Store, box: Box, { ink, live }: Picturing): string {
  const { kind } = behaviourOf.store(store)
  const { contents, note } = live ? storeReading(kind, live.counters.stores.get(store.id)) : NOTHING_KNOWN
  const right = box.x + box.width - INSET.right
  return svg(
    'g',
    {},
    frame(box, ink.color('--store'), ink),
    title(store.name, { box, ink, room: box.width - INSET.left - INSET.right - ink.width(kind, TAG) - 8 }),
    line(kind, { x: right, y: box.y + 21, font: TAG, fill: ink.color('--faint'), anchor: 'end' }),
    contents && line(contents, { x: box.x + INSET.left, y: box.y + 43, font: SMALL, fill: ink.color('--muted') }),
    note && line(note, { x: right, y: box.y + 43, font: SMALL, fill: ink.color('--muted'), anchor: 'end' }),
  )
}

const NOTHING_KNOWN = { contents: '', note: '' }

const inside = ({ x, y, width, height }: Box) => ({ x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 })

/** A box with a broader edge on the left, in the colour of its kind. */
function frame({ x, y, width, height }: Box, color: string, ink: Ink): string {
  const edge = `M${x + 10} ${y}A10 10 0 0 0 ${x} ${y + 10}V${y + height - 10}A10 10 0 0 0 ${x + 10} ${y + height}`
  const inner = `V${y + height - 1}A7 9 0 0 1 ${x + 3} ${y + height - 10}V${y + 10}A7 9 0 0 1 ${x + 10} ${y + 1}Z`
  return (
    svg('rect', {
      ...inside({ x, y, width, height }),
      rx: 9.5,
      fill: ink.color('--surface'),
      stroke: ink.color('--line-strong'),
    }) + svg('path', { d: edge + inner, fill: color })
  )
}

type Title = { readonly box: Box; readonly ink: Ink; readonly room: number }

const title = (name: string, { box, ink, room }: Title) =>
  line(fitted(ink, name, { font: TITLE, room }), {
    x: box.x + INSET.left,
    y: box.y + 21,
    font: TITLE,
    fill: ink.color('--text'),
  })
