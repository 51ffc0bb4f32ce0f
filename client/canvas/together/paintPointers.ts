import type { Position } from '../../../shared/topology/model'
import type { Other, Together } from '../../board/together/port'

type Stage = {
  readonly layer: HTMLElement
  readonly together: Pick<Together, 'others' | 'whereabouts' | 'onMoved'>
  /** React Flow's x, y and zoom. */
  readonly transform: () => readonly [x: number, y: number, zoom: number]
  /** Jumps instead, when motion is not welcome. */
  readonly isSmooth: () => boolean
}

/** Where it is drawn now; it nears the place that was told last. */
type Pointer = { readonly element: HTMLElement; readonly name: HTMLElement; at: Position | null }

/** Of the way that is left, so much with each frame. */
const NEARING = 0.35
const NEAR = 0.5

/** Everybody's pointer on one layer, moved without React. Returns what to call when the view has moved, and the stop. */
export function paintPointers({ layer, together, transform, isSmooth }: Stage) {
  const pointers = new Map<string, Pointer>()
  let frame = 0

  const paint = () => {
    frame = 0
    const { people } = together.others.getState()
    for (const [id, { element }] of pointers) {
      if (people.has(id)) continue
      element.remove()
      pointers.delete(id)
    }
    const moving = [...people.values()].filter((person) =>
      move(pointerOf(person), together.whereabouts(person.id).pointer),
    )
    if (moving.length > 0) paintSoon()
  }
  const paintSoon = () => {
    frame ||= requestAnimationFrame(paint)
  }
  const pointerOf = ({ id, name, color, idle }: Other): Pointer => {
    const pointer = pointers.get(id) ?? newPointer(layer)
    pointers.set(id, pointer)
    pointer.name.textContent = name
    pointer.element.dataset.person = `${color}`
    pointer.element.dataset.idle = `${idle}`
    return pointer
  }
  /** Whether there is some way left. */
  const move = (pointer: Pointer, to: Position | null): boolean => {
    const from = pointer.at
    pointer.element.hidden = to === null
    pointer.at = to && from && isSmooth() ? nearer(from, to) : to
    if (!pointer.at) return false
    const [x, y, zoom] = transform()
    pointer.element.style.transform = `translate(${pointer.at.x * zoom + x}px, ${pointer.at.y * zoom + y}px)`
    return pointer.at !== to
  }
  const stops = [together.onMoved(paintSoon), together.others.subscribe(paintSoon)]
  paintSoon()
  return {
    viewMoved: paintSoon,
    stop: () => {
      cancelAnimationFrame(frame)
      for (const stop of stops) stop()
      layer.replaceChildren()
    },
  }
}

function nearer(from: Position, to: Position): Position {
  const left = { x: to.x - from.x, y: to.y - from.y }
  if (Math.hypot(left.x, left.y) < NEAR) return to
  return { x: from.x + left.x * NEARING, y: from.y + left.y * NEARING }
}

const ARROW = 'M1 1 L1 15 L5 11.4 L7.6 17 L10 15.9 L7.5 10.4 L12.6 10 Z'
const SVG = 'http://www.w3.org/2000/svg'

function newPointer(layer: HTMLElement): Pointer {
  const element = document.createElement('div')
  element.className = 'sb-pointer'
  const arrow = document.createElementNS(SVG, 'svg')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', ARROW)
  arrow.append(path)
  const name = document.createElement('span')
  element.append(arrow, name)
  layer.append(element)
  return { element, name, at: null }
}
