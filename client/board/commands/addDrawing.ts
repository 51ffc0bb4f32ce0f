import type { BoardEdit } from '../../../shared/document/port'
import type { Connection, Framed, Position, Topology } from '../../../shared/topology/model'
import type { CommandContext } from './command'
import { hasRoomFor } from './hasRoomFor'
import { newId } from './newElements'

const NAMED = ['services', 'topics', 'stores'] as const

/** What a drawing from elsewhere calls like something on the board: it is the same thing, and stays as it is. */
export const joinedNames = (topology: Topology, drawing: Topology): readonly string[] =>
  NAMED.flatMap((kind) => {
    const here = new Set([...topology[kind].values()].map(({ name }) => name))
    return [...drawing[kind].values()].map(({ name }) => name).filter((name) => here.has(name))
  })

/** Puts a drawing below what is on the board, in one undo step. Says whether there was room for it. */
export function addDrawing(context: CommandContext, drawing: Topology): boolean {
  if (!hasRoomFor(context, drawing)) return false
  const { session, workspace } = context
  const { topology } = session.state.getState()
  let selection: ReadonlySet<string> = new Set()
  session.edit((edit) => {
    selection = joinDrawing(edit, topology, drawing)
  })
  workspace.setState({ selection, view: { kind: 'fit' } })
  return true
}

/** Says what is there now of the drawing: its new nodes and those that it was joined to. */
function joinDrawing(edit: BoardEdit, topology: Topology, drawing: Topology): ReadonlySet<string> {
  const ids = new Map(NAMED.flatMap((kind) => sameByName(topology[kind], drawing[kind])))
  const inFrame = framesFor(edit, topology, drawing)
  const offset = below(topology, drawing)
  const add = <T extends Framed & { readonly id: string }>(things: ReadonlyMap<string, T>, put: (thing: T) => void) => {
    for (const [old, thing] of things) {
      if (ids.has(old)) continue
      const id = newId()
      ids.set(old, id)
      put({ ...thing, ...inFrame(thing), id })
      const at = drawing.layout.get(old)
      if (at) edit.moveTo(id, { x: at.x + offset.x, y: at.y + offset.y })
    }
  }
  add(drawing.services, edit.putService)
  add(drawing.topics, edit.putTopic)
  add(drawing.stores, edit.putStore)
  add(drawing.notes, edit.putNote)
  const known = new Set([...topology.connections.values()].map(meaningOf))
  for (const drawn of drawing.connections.values()) {
    const connection = { ...drawn, id: newId(), from: ids.get(drawn.from) ?? '', to: ids.get(drawn.to) ?? '' }
    if (!known.has(meaningOf(connection))) edit.putConnection(connection)
  }
  return new Set(ids.values())
}

/** In which frame of the board something new is: one of the same name, otherwise a new one, which is put there with the first thing in it. */
function framesFor(edit: BoardEdit, topology: Topology, drawing: Topology): (thing: Framed) => Framed {
  const ids = new Map(sameByName(topology.frames, drawing.frames))
  return ({ frame: old }) => {
    const frame = old === undefined ? undefined : drawing.frames.get(old)
    if (!frame) return {}
    const known = ids.get(frame.id)
    if (known !== undefined) return { frame: known }
    const id = newId()
    ids.set(frame.id, id)
    edit.putFrame({ ...frame, id })
    return { frame: id }
  }
}

type Named = ReadonlyMap<string, { readonly id: string; readonly name: string }>

function sameByName(here: Named, there: Named): readonly (readonly [string, string])[] {
  const idsHere = new Map([...here.values()].map(({ id, name }) => [name, id]))
  return [...there.values()].flatMap(({ id, name }) => {
    const same = idsHere.get(name)
    return same === undefined ? [] : [[id, same] as const]
  })
}

/** Two connections of the same meaning are one. */
const meaningOf = (connection: Connection) =>
  JSON.stringify([
    connection.kind,
    connection.from,
    connection.to,
    connection.kind === 'subscribes' ? connection.group : '',
  ])

/** Further down than the highest topic is high. */
const ROOM = 440

function below(topology: Topology, drawing: Topology): Position {
  const here = [...topology.layout.values()]
  const there = [...drawing.layout.values()]
  if (here.length === 0 || there.length === 0) return { x: 0, y: 0 }
  const least = (places: readonly Position[], side: 'x' | 'y') =>
    places.reduce((low, at) => Math.min(low, at[side]), Infinity)
  const lowest = here.reduce((low, { y }) => Math.max(low, y), -Infinity)
  return { x: least(here, 'x') - least(there, 'x'), y: lowest + ROOM - least(there, 'y') }
}
