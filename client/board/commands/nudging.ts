import { type Command, type CommandContext, selectionOf, topologyOf } from './command'
import { GRID } from './newElements'
import { moveNodes } from './waypoints'
import { withHeld } from './withHeld'

const DIRECTIONS = [
  { key: 'ArrowLeft', name: 'left', x: -1, y: 0 },
  { key: 'ArrowRight', name: 'right', x: 1, y: 0 },
  { key: 'ArrowUp', name: 'up', x: 0, y: -1 },
  { key: 'ArrowDown', name: 'down', x: 0, y: 1 },
] as const

const STRIDES = [
  { prefix: '', steps: 1, words: '' },
  { prefix: 'Shift+', steps: 5, words: ' five steps' },
] as const

export const NUDGES: readonly Command[] = DIRECTIONS.flatMap((direction) =>
  STRIDES.map((stride) => nudge(direction, stride)),
)

function nudge(direction: (typeof DIRECTIONS)[number], { prefix, steps, words }: (typeof STRIDES)[number]): Command {
  const by = { x: direction.x * GRID * steps, y: direction.y * GRID * steps }
  return {
    id: `nudge-${direction.name}-${steps}`,
    label: `Move ${direction.name}${words}`,
    group: 'Edit',
    // In the outline the arrows alone go from row to row.
    shortcuts: [`${prefix}${direction.key}`, `Mod+${prefix}${direction.key}`],
    keys: 'canvas',
    needs: 'Select a node first.',
    enabled: (context) => selectedPositions(context).length > 0,
    run: (context) =>
      context.session.edit((edit) => {
        const places = selectedPositions(context).map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }] as const)
        moveNodes(edit, topologyOf(context), new Map(places))
      }),
  }
}

/** Of a frame it is what it holds that moves. */
function selectedPositions(context: CommandContext) {
  const topology = topologyOf(context)
  const moving = withHeld(topology, selectionOf(context))
  return [...topology.layout].filter(([id]) => moving.has(id))
}
