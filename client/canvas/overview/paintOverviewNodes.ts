import { MARK_SIGNS } from '../../board/comparison'
import { distanceAt, TEXT_GROWTH } from '../detail'
import type { Box } from '../nodeSize'
import type { Context } from '../repainting'
import { KINDS, type Kind, type State } from './overviewNews'
import { fillBox, has, type Room, room, type Scene, stateOf, touches } from './overviewScene'

/** Pixels of the screen: a node lower than this is a plate in its colour; a name smaller than this is not written. */
const [PLATE, LEGIBLE] = [11, 6]
const [RADIUS, STRIP, PADDING] = [10, 3, 12]
const NAME = { size: 13, top: 22 }
const BAR = { height: 18, from: 60 }
const FRAME_RADIUS = 14
const STEPPED_BACK = 0.28

/** Pixels of a frame's name however far away, as on a map, where the frame is wide enough for it. */
const FRAME_NAME = { size: 11, width: 70 }

/** The fields below everything else. */
export function paintFrames(context: Context, scene: Scene, shown: Box): void {
  const { nodes, ink, view } = scene
  const box = room()
  const size = Math.max(NAME.size, FRAME_NAME.size / view.zoom)
  context.lineWidth = Math.max(1, 0.7 / view.zoom)
  context.strokeStyle = ink['--line-strong'] ?? '#888'
  context.font = `600 ${size}px ${ink['--sans'] ?? 'sans-serif'}`
  for (const node of inView(scene, shown).filter((one) => nodes.kinds[one] === KINDS.indexOf('frame'))) {
    fillBox(box, nodes.boxes, node)
    context.fillStyle = ink['--frame-plate'] ?? '#eee'
    context.beginPath()
    context.roundRect(box.x, box.y, box.width, box.height, FRAME_RADIUS)
    context.fill()
    context.stroke()
    if (box.width * view.zoom < FRAME_NAME.width) continue
    context.fillStyle = ink['--text'] ?? '#000'
    context.fillText(nodes.names[node] ?? '', box.x + PADDING, box.y + PADDING + size, box.width - 2 * PADDING)
  }
}

export function paintNodes(context: Context, scene: Scene, shown: Box): void {
  const seen = inView(scene, shown)
  const { marks } = scene
  if (marks.light === 'hovered') {
    context.globalAlpha = STEPPED_BACK
    paintAll(
      context,
      scene,
      seen.filter((node) => !has(marks.nodes, node, 'lit')),
    )
    context.globalAlpha = 1
    paintAll(
      context,
      scene,
      seen.filter((node) => has(marks.nodes, node, 'lit')),
    )
  } else paintAll(context, scene, seen)
  paintOutlines(
    context,
    scene,
    seen.filter((node) => has(marks.nodes, node, 'selected')),
  )
  paintStates(context, scene, seen)
}

function inView({ nodes, marks }: Scene, shown: Box): readonly number[] {
  const seen: number[] = []
  const box = room()
  for (let node = 0; node < nodes.kinds.length; node++) {
    if (!has(marks.nodes, node, 'hidden') && touches(fillBox(box, nodes.boxes, node), shown)) seen.push(node)
  }
  return seen
}

function paintAll(context: Context, scene: Scene, seen: readonly number[]): void {
  KINDS.forEach((kind, at) => {
    if (kind === 'frame') return
    const ofKind = seen.filter((node) => scene.nodes.kinds[node] === at)
    if (64 * scene.view.zoom < PLATE) paintPlates(context, scene, ofKind, kind)
    else paintCards(context, scene, ofKind, kind)
  })
}

function paintPlates(context: Context, { nodes, ink }: Scene, seen: readonly number[], kind: Kind): void {
  const box = room()
  context.fillStyle = ink[`--${kind}-plate`] ?? '#888'
  context.beginPath()
  for (const node of seen) {
    fillBox(box, nodes.boxes, node)
    context.rect(box.x, box.y, box.width, box.height)
  }
  context.fill()
}

/** As the page draws them when zoomed out, so that it is not seen who draws. */
function paintCards(context: Context, scene: Scene, seen: readonly number[], kind: Kind): void {
  const { nodes, ink, view } = scene
  const box = room()
  context.lineWidth = Math.max(1, 0.7 / view.zoom)
  const size = NAME.size * TEXT_GROWTH[distanceAt(view.zoom)]
  context.font = `600 ${size}px ${ink['--sans'] ?? 'sans-serif'}`
  context.strokeStyle = ink[kind === 'note' ? '--note-line' : '--line-strong'] ?? '#888'
  for (const node of seen) {
    fillBox(box, nodes.boxes, node)
    context.fillStyle = ink[kind === 'note' ? '--note-plate' : '--surface'] ?? '#fff'
    context.beginPath()
    context.roundRect(box.x, box.y, box.width, box.height, RADIUS)
    context.fill()
    context.stroke()
    if (kind === 'note') continue
    paintInside(context, scene, box, kind)
    if (size * view.zoom >= LEGIBLE) writeName(context, box, { name: nodes.names[node] ?? '', color: ink['--text'] })
  }
}

function paintInside(context: Context, { ink }: Scene, box: Box, kind: Kind): void {
  context.fillStyle = ink[`--${kind}`] ?? '#888'
  context.beginPath()
  context.roundRect(box.x, box.y, STRIP, box.height, [RADIUS, 0, 0, RADIUS])
  context.fill()
  if (kind !== 'topic' || box.height < BAR.from) return
  context.fillStyle = ink['--topic-bar'] ?? '#888'
  context.fillRect(box.x + PADDING, box.y + box.height - PADDING - BAR.height, box.width - 2 * PADDING, BAR.height)
}

function writeName(context: Context, { x, y, width }: Box, { name, color = '#000' }: { name: string; color?: string }) {
  context.save()
  context.beginPath()
  context.rect(x, y, width - PADDING, NAME.top + 10)
  context.clip()
  context.fillStyle = color
  context.fillText(name, x + PADDING + STRIP, y + NAME.top + 2)
  context.restore()
}

function paintOutlines(context: Context, { nodes, ink, view }: Scene, selected: readonly number[]): void {
  const box = room()
  context.strokeStyle = ink['--accent'] ?? '#00f'
  context.lineWidth = Math.max(2, 1.6 / view.zoom)
  const gap = 2 + context.lineWidth / 2
  context.beginPath()
  for (const node of selected) {
    fillBox(box, nodes.boxes, node)
    context.roundRect(box.x - gap, box.y - gap, box.width + 2 * gap, box.height + 2 * gap, RADIUS + gap)
  }
  context.stroke()
}

/** Pixels across, however far away; what needs nobody is smaller. */
const SIZE: Readonly<Record<State, number>> = {
  ...{ none: 0, running: 4, waiting: 4, behind: 7, trouble: 9, problem: 9 },
  ...{ added: 12, removed: 12, changed: 12, moved: 12 },
}
const COLORS: Readonly<Record<State, string>> = {
  ...{ none: '--faint', running: '--good', waiting: '--faint', behind: '--warn', trouble: '--bad', problem: '--warn' },
  ...{ added: '--good', removed: '--bad', changed: '--warn', moved: '--accent' },
}

/** A shape for each state: a disc runs, a ring waits, a cross crashed, a triangle has a problem, and a disc with a sign differs. */
function paintStates(context: Context, { nodes, marks, ink, view }: Scene, seen: readonly number[]): void {
  const box = room()
  for (const node of seen) {
    const state = stateOf(marks.nodes, node)
    if (state === 'none') continue
    fillBox(box, nodes.boxes, node)
    const size = Math.max(SIZE[state] / view.zoom, 8)
    // A mark of what is well must not be larger than what it is about.
    if (SIZE[state] < 5 && size > box.height) continue
    context.fillStyle = ink[COLORS[state]] ?? '#888'
    context.strokeStyle = context.fillStyle
    paintShape(context, { state, paper: ink['--surface'] ?? '#fff' }, cornerOf(box, size))
  }
}

/** A square in the upper right corner. */
const cornerOf = ({ x, y, width }: Room, size: number): Box => ({
  x: x + width - size * 1.4,
  y: y + size * 0.4,
  width: size,
  height: size,
})

function paintShape(
  context: Context,
  { state, paper }: { state: State; paper: string },
  { x, y, width: size }: Box,
): void {
  const [right, low, middle] = [x + size, y + size, { x: x + size / 2, y: y + size / 2 }]
  context.lineWidth = size / 4
  context.beginPath()
  switch (state) {
    case 'none':
      break
    case 'running':
      context.arc(middle.x, middle.y, size / 2, 0, 2 * Math.PI)
      context.fill()
      break
    case 'waiting':
      context.arc(middle.x, middle.y, size * 0.4, 0, 2 * Math.PI)
      context.stroke()
      break
    case 'trouble':
      context.moveTo(x, y)
      context.lineTo(right, low)
      context.moveTo(right, y)
      context.lineTo(x, low)
      context.stroke()
      break
    case 'behind':
    case 'problem':
      context.moveTo(middle.x, y)
      context.lineTo(right, low)
      context.lineTo(x, low)
      context.fill()
      break
    case 'added':
    case 'removed':
    case 'changed':
    case 'moved':
      context.arc(middle.x, middle.y, size / 2, 0, 2 * Math.PI)
      context.fill()
      context.fillStyle = paper
      context.font = `700 ${size * 0.8}px sans-serif`
      context.textAlign = 'center'
      context.textBaseline = 'middle'
      context.fillText(MARK_SIGNS[state], middle.x, middle.y)
      context.textAlign = 'start'
      context.textBaseline = 'alphabetic'
      break
  }
}
