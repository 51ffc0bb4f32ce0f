import { getViewportForBounds } from '@xyflow/react'
import { describe, expect, it } from 'vitest'
import { TEMPLATES } from '../../shared/templates/templates'
import { boardOf } from '../../shared/topology/boardForTests'
import { boxAround } from '../ui/boxAround'
import { createDetail, TEXT_GROWTH, zoomedTo } from './detail'
import { sizeOf } from './nodeSize'
import nodeStyles from './nodes/nodes.css?raw'
import { FITTING } from './useViewRequests'
import { ZOOM } from './zoom'

/** What the panels leave of windows of these sizes; in the low one the drawer is closed at first. */
const CANVASES = [
  ['1280 x 720', { width: 950, height: 633 }],
  ['1440 x 900', { width: 1090, height: 581 }],
  ['1920 x 1080', { width: 1568, height: 761 }],
] as const

/** Font sizes at a zoom of 100 %, in pixels. */
const SIZES = { name: 13, figure: 11 } as const

type Room = { readonly width: number; readonly height: number }

/** How a board is drawn as it opens, and how many pixels high its smallest names and figures are. */
function opening(file: string, { width, height }: Room) {
  const topology = boardOf(file)
  const bounds = boxAround([...topology.layout].map(([id, at]) => ({ ...at, ...sizeOf(topology, id) })))
  if (!bounds) throw new Error('There is nothing on this board.')
  const { zoom } = getViewportForBounds(bounds, width, height, ZOOM.from, FITTING.maxZoom, FITTING.padding)
  const store = createDetail()
  zoomedTo(store, zoom)
  const { detail, distance } = store.getState()
  const growth = TEXT_GROWTH[distance] * zoom
  return { detail, names: SIZES.name * growth, figures: SIZES.figure * growth }
}

it('the style sheet writes as large as is worked out here', () => {
  const grown = [...nodeStyles.matchAll(/--text-growth: ([\d.]+);/g)].map(([, growth]) => Number(growth))
  expect(grown).toEqual([TEXT_GROWTH.near, TEXT_GROWTH.far, TEXT_GROWTH.farther])
  expect(nodeStyles).toContain(`font-size: calc(${SIZES.name}px * var(--text-growth))`)
})

describe.each(CANVASES)('in a window of %s', (_, room) => {
  it.each(TEMPLATES)('the names of $name can be read as it opens', ({ file }) => {
    expect(opening(file, room).names).toBeGreaterThan(9)
  })

  it.each(TEMPLATES.filter(({ id }) => id === 'social-media' || id === 'orders'))(
    'and so can all figures of $name, those of its connections included',
    ({ file }) => {
      const { detail, figures } = opening(file, room)
      expect(figures).toBeGreaterThan(8.5)
      expect(detail).toBe('all')
    },
  )
})
