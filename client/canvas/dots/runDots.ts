import type { LiveCounters } from '../../live/port'
import { watchColors } from '../canvasColors'
import type { Canvas } from '../canvasContext'
import type { LabelBoxes } from '../edges/labelBoxes'
import { createRepainting } from '../repainting'
import { createCallDots } from './callDots'
import { createDotFlight } from './dotFlight'
import { createDotPacer } from './dotPacer'
import type { DotPainter } from './dotPainter'
import { createDotRouter, type Routed } from './dotRouter'
import { createDotTeller } from './dotTeller'
import { createEdgeCurves } from './edgeCurves'
import { noteInlets } from './inlets'
import { startDotPainter } from './startDotPainter'

const REACH = 10
const BEAT_MS = 50
/** Dots are told ahead of their start, so that they leave in time while the page is busy. */
const AHEAD_MS = 100
const KEYS = 8
/** Without a key, answered, failed. */
const OTHERS = ['--faint', '--good', '--failure']
/** As long as a request is under way on an edge of usual length. */
const ANSWER_AFTER_MS = 600

type View = readonly [x: number, y: number, zoom: number]
export type Stage = {
  readonly canvas: Canvas
  /** The layer of the dots. */
  readonly element: HTMLElement
  /** What the layer covers; clicks on dots are caught here. */
  readonly stage: HTMLElement
  readonly viewport: { now(): View; onChange(listener: () => void): () => void }
}

/** From arriving records to moving dots, until the returned function is called. Sleeps while nothing moves. */
export function runDots({ canvas, element, stage, viewport }: Stage): () => void {
  const { session, live, graph } = canvas
  const painter = startDotPainter(element)
  const curveOf = createEdgeCurves(graph.state.getState)
  const pacer = createDotPacer()
  const flight = createDotFlight(curveOf)
  const router = createDotRouter(session.state.getState)
  const callsMade = createCallDots()
  const later = createDelay(ANSWER_AFTER_MS)
  const teller = createDotTeller(painter.tell, curveOf)
  const beating = createBeat(() => {
    const now = performance.now()
    teller.launched(flight.launch(pacer.due(now, now + AHEAD_MS)))
    element.dataset.drawn = `${flight.started()}`
    return flight.land(now) || !pacer.isIdle()
  })
  const send = (routed: Routed) => {
    if (document.hidden || routed.size === 0) return
    noteInlets(canvas.inlets, routed.keys())
    for (const [edge, dots] of routed) pacer.arrived(edge, dots, performance.now())
    beating.start()
  }
  const call = (calls: LiveCounters['calls']) => {
    const { requests, answers } = callsMade(calls.values())
    send(requests)
    if (answers.size > 0) later.run(() => send(answers))
  }
  const click = (event: MouseEvent) => {
    const box = stage.getBoundingClientRect()
    const [x, y, zoom] = viewport.now()
    const place = { x: (event.clientX - box.x - x) / zoom, y: (event.clientY - box.y - y) / zoom }
    const message = flight.messageAt(place, REACH / zoom, performance.now())
    if (!message || isOnNode(event)) return
    event.stopPropagation()
    canvas.openRecord(message.topic, message.partition, message.offset)
  }
  const colors = watchColors(element, () => tellColors())
  const tellColors = () => {
    const keys = Array.from({ length: KEYS }, (_, key) => colors.of(`--k${key}`))
    painter.tell({ kind: 'colors', dots: [...keys, ...OTHERS.map(colors.of)], rim: colors.of('--surface') })
  }
  const tellView = () => {
    const [x, y, zoom] = viewport.now()
    painter.tell({ kind: 'view', x, y, zoom })
  }
  const sizes = new ResizeObserver(() => {
    painter.tell({ kind: 'size', width: stage.clientWidth, height: stage.clientHeight, scale: devicePixelRatio })
  })
  tellColors()
  tellView()
  sizes.observe(stage)
  stage.addEventListener('click', click, true)
  router.committed(live.counters.getState().groups.values())
  callsMade(live.counters.getState().calls.values())
  const leave = [
    passBeneath(canvas.labelBoxes, painter),
    viewport.onChange(tellView),
    graph.state.subscribe(teller.moved),
    live.onArrival((arrival) => send(router.arrived(arrival))),
    live.counters.subscribe((state, before) => {
      if (state.groups !== before.groups) send(router.committed(state.groups.values()))
      if (state.calls !== before.calls) call(state.calls)
    }),
  ]
  return () => {
    stage.removeEventListener('click', click, true)
    sizes.disconnect()
    for (const stop of [...leave, beating.close, later.close, colors.close, painter.close]) stop()
  }
}

/** Keeps the painter told where labels lie. */
function passBeneath(labels: LabelBoxes, painter: DotPainter): () => void {
  const telling = createRepainting(() => {
    const boxes = Float32Array.from(labels.all().flatMap(({ x, y, width, height }) => [x, y, width, height]))
    painter.tell({ kind: 'covers', boxes })
  })
  telling.ask()
  const unfollow = labels.onChange(telling.ask)
  return () => {
    unfollow()
    telling.close()
  }
}

const isOnNode = ({ target }: Event) => target instanceof Element && target.closest('.react-flow__node') !== null

/** Beats at once when started, then regularly for as long as `beat` wants to go on; never more often, whoever starts it. */
function createBeat(beat: () => boolean): { start(): void; close(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = Number.NEGATIVE_INFINITY
  const start = () => {
    timer ??= setTimeout(run, Math.max(0, last + BEAT_MS - performance.now()))
  }
  const run = () => {
    timer = undefined
    last = performance.now()
    if (beat()) start()
  }
  return { start, close: () => clearTimeout(timer) }
}

function createDelay(ms: number): { run(work: () => void): void; close(): void } {
  const timers = new Set<ReturnType<typeof setTimeout>>()
  return {
    run(work) {
      const timer = setTimeout(() => {
        timers.delete(timer)
        work()
      }, ms)
      timers.add(timer)
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
