import { type CanvasColors, watchColors } from '../canvasColors'
import type { Canvas } from '../canvasContext'
import { createRepainting, sizedContext } from '../repainting'
import { createDotFlight, type DotFlight } from './dotFlight'
import { createDotPacer } from './dotPacer'
import { createDotRouter, type Routed } from './dotRouter'
import { createEdgeCurves } from './edgeCurves'

const RADIUS = 5
const REACH = 10
const COUNT_EVERY_MS = 250

export type Stage = {
  readonly canvas: Canvas
  readonly element: HTMLCanvasElement
  /** What the layer covers; clicks on dots are caught here. */
  readonly stage: HTMLElement
  /** React Flow's x, y, zoom. */
  readonly viewport: () => readonly [x: number, y: number, zoom: number]
}

/** From arriving records to moving dots, until the returned function is called. Sleeps while nothing moves. */
export function runDots({ canvas, element, stage, viewport }: Stage): () => void {
  const { session, live, graph } = canvas
  const pacer = createDotPacer()
  const flight = createDotFlight(createEdgeCurves(graph.state.getState))
  const router = createDotRouter(session.state.getState)
  const showCount = counterOn(element)
  const repainting = createRepainting((now) => {
    flight.launch(pacer.due(now), now)
    paint(now)
    showCount(flight.started(), now)
    if (flight.count() > 0 || !pacer.isIdle()) repainting.ask()
    else showCount(flight.started(), Infinity)
  })
  const colors = watchColors(element, repainting.ask)
  const paint = (now: number) => {
    const [x, y, zoom] = viewport()
    element.style.transform = `scale(${1 / zoom}) translate(${-x}px, ${-y}px)`
    const context = clearedContext(stage, element)
    if (context) paintDots(context, flight, { colors, now, viewport: [x, y, zoom] })
  }
  const send = (routed: Routed) => {
    if (document.hidden || routed.size === 0) return
    for (const [edge, dots] of routed) pacer.arrived(edge, dots, performance.now())
    repainting.ask()
  }
  const click = (event: MouseEvent) => {
    const box = stage.getBoundingClientRect()
    const [x, y, zoom] = viewport()
    const place = { x: (event.clientX - box.x - x) / zoom, y: (event.clientY - box.y - y) / zoom }
    const message = flight.messageAt(place, REACH / zoom, performance.now())
    if (!message || isOnNode(event)) return
    event.stopPropagation()
    canvas.openRecord(message.topic, message.partition, message.offset)
  }
  stage.addEventListener('click', click, true)
  router.committed(live.counters.getState().groups.values())
  const leave = [
    live.onArrival((topic, records) => send(router.arrived(topic, records))),
    live.counters.subscribe((state, before) => {
      if (state.groups !== before.groups) send(router.committed(state.groups.values()))
    }),
  ]
  return () => {
    stage.removeEventListener('click', click, true)
    for (const stop of [...leave, repainting.close, colors.close]) stop()
    clearedContext(stage, element)
  }
}

const clearedContext = ({ clientWidth: width, clientHeight: height }: HTMLElement, element: HTMLCanvasElement) => {
  element.style.width = `${width}px`
  element.style.height = `${height}px`
  return sizedContext(element, { width, height, scale: devicePixelRatio })
}

const isOnNode = ({ target }: Event) => target instanceof Element && target.closest('.react-flow__node') !== null

type Scene = { readonly colors: CanvasColors; readonly now: number; readonly viewport: ReturnType<Stage['viewport']> }

function paintDots(
  context: CanvasRenderingContext2D,
  flight: DotFlight,
  { colors, now, viewport: [left, top, zoom] }: Scene,
) {
  const radius = Math.min(Math.max(RADIUS * zoom, 2.5), RADIUS * 1.4)
  context.lineWidth = 1.5
  context.strokeStyle = colors.of('--surface')
  flight.visit(now, ({ color }, { x, y }) => {
    context.fillStyle = colors.of(color === null ? '--faint' : `--k${color}`)
    context.beginPath()
    context.arc(x * zoom + left, y * zoom + top, radius, 0, 2 * Math.PI)
    context.fill()
    context.stroke()
  })
}

/** The number of dots so far, to be read off the element by tests; written seldom because writing to the page costs. */
function counterOn(element: HTMLElement): (count: number, now: number) => void {
  let writtenAt = 0
  return (count, now) => {
    if (now - writtenAt < COUNT_EVERY_MS) return
    element.dataset.drawn = `${count}`
    writtenAt = Number.isFinite(now) ? now : 0
  }
}
