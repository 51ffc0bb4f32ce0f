import type { CanvasColors } from '../canvasColors'
import type { FlowNode } from '../flowElements'
import type { Box } from '../nodeSize'
import type { Context } from '../repainting'
import type { Ailment } from './boardHealth'

export type MapNode = { readonly kind: FlowNode['type']; readonly box: Box; readonly ailment: Ailment | undefined }

/** Every node in the colour of its kind, and over them, larger than they are and each in a shape of its own, what ails them. */
export function paintMinimap(context: Context, nodes: readonly MapNode[], colors: CanvasColors) {
  for (const { kind, box } of nodes) {
    context.fillStyle = colors.of(kind === 'frame' ? '--line-strong' : `--${kind}`)
    context.globalAlpha = ALPHAS[kind] ?? 0.75
    context.fillRect(box.x, box.y, Math.max(2, box.width), Math.max(2, box.height))
  }
  context.globalAlpha = 1
  for (const { box, ailment } of nodes) if (ailment) paintAilment(context, { box, ailment, colors })
}

/** What only stands around or beside is fainter. */
const ALPHAS: Partial<Readonly<Record<FlowNode['type'], number>>> = { note: 0.4, frame: 0.4 }

const SIZE = 5

function paintAilment(context: Context, { box, ailment, colors }: Mark) {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  context.fillStyle = colors.of(ailment === 'crashed' ? '--bad' : '--warn')
  context.strokeStyle = colors.of('--surface')
  context.lineWidth = 1.5
  context.beginPath()
  for (const [right, down] of SHAPES[ailment]) context.lineTo(x + right * SIZE, y + down * SIZE)
  context.closePath()
  context.stroke()
  context.fill()
}

type Mark = { readonly box: Box; readonly ailment: Ailment; readonly colors: CanvasColors }

/** A square on its corner; a triangle. */
const SHAPES: Readonly<Record<Ailment, readonly (readonly [number, number])[]>> = {
  crashed: [
    [0, -1.2],
    [1.2, 0],
    [0, 1.2],
    [-1.2, 0],
  ],
  behind: [
    [0, -1],
    [1, 0.8],
    [-1, 0.8],
  ],
}
