import type { Topology } from '../../shared/topology/model'
import { boxOf, edgesOf, type FlowNode, nodesOf } from '../canvas/flowElements'
import type { Box } from '../canvas/nodeSize'
import { boxAround } from '../ui/boxAround'
import { framePicture } from './framePicture'
import { FONT_FAMILY } from './ink'
import { notePicture } from './notePicture'
import { edgePictures } from './pictureEdges'
import { type Picturing, servicePicture, storePicture, topicPicture } from './pictureNodes'
import { svg, xmlText } from './svg'

/** In canvas units, which are pixels at 1×. */
export type PictureSize = { readonly width: number; readonly height: number }
export type BoardPicture = PictureSize & { readonly svg: string }

export type PictureOptions = Picturing & {
  /** The font as a data: URL, so that letters come out alike everywhere; without it they come out in what there is. */
  readonly font?: string
}

const MARGIN = 32
const NOWHERE: Box = { x: 0, y: 0, width: 2 * MARGIN, height: 2 * MARGIN }
/** As on the page. */
const FEATURES = 'text{font-feature-settings:"cv11","ss03"}'
const fontFace = (font: string) => `@font-face{font-family:"Inter Variable";font-weight:100 900;src:url(${font})}`

/** The board as one SVG that needs nothing beside it: no script, no style sheet of the page, no `foreignObject`. */
export function boardPicture(options: PictureOptions): BoardPicture {
  const { topology, ink, font } = options
  const nodes = nodesOf([], topology, NOTHING)
  const { x, y, width, height } = paperFor(nodes)
  const edges = edgesOf([], { topology, nodes, selection: NOTHING }).map(edgePictures(options, nodes))
  const whole = svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: [x, y, width, height].join(' '),
      'font-family': FONT_FAMILY,
    },
    svg('title', {}, xmlText(topology.name)),
    svg('style', {}, font ? FEATURES + fontFace(font) : FEATURES),
    svg('rect', { x, y, width, height, fill: ink.color('--bg') }),
    ...nodes.filter(isField).map((node) => nodePicture(node, options)),
    ...edges.map(({ line }) => line),
    ...nodes.filter((node) => !isField(node)).map((node) => nodePicture(node, options)),
    ...edges.map(({ label }) => label),
  )
  return { svg: whole, width, height }
}

/** How large a picture becomes, without drawing it. */
export const pictureSize = (topology: Topology): PictureSize => paperFor(nodesOf([], topology, NOTHING))

function paperFor(nodes: readonly FlowNode[]): Box {
  const { x, y, width, height } = boxAround(nodes.map(boxOf), MARGIN) ?? NOWHERE
  return { x, y, width: Math.ceil(width), height: Math.ceil(height) }
}

const NOTHING: ReadonlySet<string> = new Set()

/** What lies behind everything else. */
const isField = (node: FlowNode) => node.type === 'frame' && !node.data.element.collapsed

function nodePicture(node: FlowNode, picturing: Picturing): string {
  const box = boxOf(node)
  switch (node.type) {
    case 'service':
      return servicePicture(node.data.element, box, picturing)
    case 'topic':
      return topicPicture(node.data.element, box, picturing)
    case 'store':
      return storePicture(node.data.element, box, picturing)
    case 'note':
      return notePicture(node.data.element, box, picturing)
    case 'frame':
      return framePicture(node.data, box, picturing.ink)
  }
}
