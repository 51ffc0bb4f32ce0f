import type { FrameFlowNode } from '../canvas/frames/frameNodes'
import type { Box } from '../canvas/nodeSize'
import { plural } from '../ui/figures'
import { type Font, fitted, type Ink, mixed } from './ink'
import { line } from './pictureNodes'
import { svg } from './svg'

const NAME: Font = { size: 13, weight: 600 }
const COUNT: Font = { size: 11.5, weight: 400 }
const RADIUS = 13.5
const SIDE = 15

/** A field around what a frame holds, or one box in its place. */
export function framePicture({ element, holds }: FrameFlowNode['data'], box: Box, ink: Ink): string {
  const { name, collapsed = false } = element
  const count = collapsed ? `${plural(holds, 'thing')} inside` : String(holds)
  const room = box.width - 2 * SIDE - ink.width(count, COUNT) - 8
  const y = box.y + (collapsed ? box.height / 2 : TITLE_HEIGHT / 2)
  const right = box.x + box.width - SIDE
  return svg(
    'g',
    {},
    collapsed ? ground({ ...box, x: box.x + BEHIND, y: box.y + BEHIND }, ink.color('--sunken'), ink) : '',
    ground(box, collapsed ? ink.color('--surface') : fieldColor(ink), ink),
    line(fitted(ink, name, { font: NAME, room }), { x: box.x + SIDE, y, font: NAME, fill: ink.color('--text') }),
    line(count, { x: right, y, font: COUNT, fill: ink.color('--muted'), anchor: 'end' }),
  )
}

const TITLE_HEIGHT = 40
/** How far the second edge of a collapsed frame looks out from behind it. */
const BEHIND = 5

const fieldColor = (ink: Ink) =>
  mixed(ink.color('--accent'), mixed(ink.color('--sunken'), ink.color('--bg'), 0.7), 0.03)

const ground = ({ x, y, width, height }: Box, fill: string, ink: Ink) =>
  svg('rect', {
    x: x + 0.5,
    y: y + 0.5,
    width: width - 1,
    height: height - 1,
    rx: RADIUS,
    fill,
    stroke: ink.color('--line-strong'),
  })
