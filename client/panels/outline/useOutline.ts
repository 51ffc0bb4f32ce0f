import { useEffect, useMemo, useState } from 'react'
import { goTo } from '../../board/commands/goingTo'
import { useBoard, useTopology, useWorkspace } from '../boardContext'
import { useProblems } from '../problems/useProblems'
import type { OutlineMove } from './outlineMove'
import { type OutlineRow, outlineRows } from './outlineRows'
import { connectionKey, outlineTree } from './outlineTree'

export type OutlineState = {
  readonly rows: readonly OutlineRow[]
  /** Index of the line that has the keys; -1 where there is none. */
  readonly active: number
  readonly wanted: string
  setWanted(wanted: string): void
  move(move: OutlineMove): void
}

const NONE: ReadonlySet<string> = new Set()

/** Which lines are shown and which of them has the keys; what is selected and what has the keys follow each other. */
export function useOutline(): OutlineState {
  const board = useBoard()
  const topology = useTopology()
  const problems = useProblems()
  const [wanted, setWanted] = useState('')
  const [toggled, setToggled] = useState(NONE)
  const [at, setAt] = useState({ key: '', index: 0 })
  const tree = useMemo(() => outlineTree(topology, problems), [topology, problems])
  const rows = useMemo(() => outlineRows(tree, { toggled, wanted }), [tree, toggled, wanted])
  const there = rows.findIndex(({ node }) => node.key === at.key)
  const active = there === -1 ? startIn(rows, at.index, wanted) : there
  const selection = useWorkspace((state) => state.selection)

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the selection that is followed, not what else changes
  useEffect(() => {
    const [id, ...more] = selection
    if (id === undefined || more.length > 0 || rows[active]?.node.id === id) return
    const connection = topology.connections.get(id)
    if (connection) setToggled((before) => new Set([...before, connection.from]))
    setAt({ key: connection ? connectionKey(connection, connection.from) : id, index: active })
  }, [selection])

  const move = (wish: OutlineMove) => {
    const index = rows.findIndex(({ node }) => node.key === wish.key)
    const id = rows[index]?.node.id ?? null
    setAt({ key: wish.key, index })
    switch (wish.kind) {
      case 'go':
        board.workspace.setState({
          selection: new Set([...(wish.extends ? selection : NONE), ...(id === null ? [] : [id])]),
          view: id === null ? null : { kind: 'show', id },
        })
        return
      case 'stand':
        return
      case 'toggle':
        return setToggled((before) => flipped(before, wish.key))
      case 'choose':
        return id === null ? undefined : board.workspace.setState({ selection: flipped(selection, id) })
      case 'inspect':
        return goTo(board.workspace, 'inspector')
    }
  }
  return { rows, active, wanted, setWanted, move }
}

/** Where the line that had the keys is gone: the first that is wanted, otherwise whatever stands at its place. */
const startIn = (rows: readonly OutlineRow[], index: number, wanted: string) =>
  wanted === ''
    ? Math.min(index, rows.length - 1)
    : Math.max(
        rows.findIndex(({ node }) => node.kind !== 'heading'),
        0,
      )

/** With it where it was not, without it where it was. */
function flipped(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(item)) next.add(item)
  return next
}
