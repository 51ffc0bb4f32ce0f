import type { CommandContext } from '../../board/commands/command'
import { type EdgeReading, lineReadings, widthForRate } from '../../live/edgeReading'
import type { LiveView } from '../../live/port'
import type { EdgeElement, EdgeElements } from './edgeElements'

/** Keeps widths and figures of the edges true, past React. Returns how to paint them now and how to stop. */
export function followEdges({ session }: CommandContext, live: LiveView, elements: EdgeElements) {
  const paint = () => {
    const { topology, prefix } = session.state.getState()
    const read = lineReadings(topology, prefix, live.counters.getState())
    for (const element of elements.values()) show(element, read(element.connections))
  }
  return { paint, close: live.counters.subscribe(paint) }
}

function show({ line, label }: EdgeElement, reading: EdgeReading) {
  // In half pixels: a rate that trembles must not make the browser paint a thousand curves again.
  const width = reading.rate > 0 ? String(Math.round(widthForRate(reading.rate) * 2) / 2) : ''
  if (line.style.strokeWidth !== width) line.style.strokeWidth = width
  const figure = label?.lastElementChild
  if (!label || !figure) return
  if (figure.textContent !== reading.figure) figure.textContent = reading.figure
  label.classList.toggle('sb-behind', reading.behind)
  label.classList.toggle('sb-silent', reading.figure === '')
}
