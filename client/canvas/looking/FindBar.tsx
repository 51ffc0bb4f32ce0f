import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { findOnBoard } from '../../board/findOnBoard'
import { useCanvas } from '../canvasContext'

/** Finds on the canvas: counts what has the text in it, lights it, and goes from one to the next. Escape leaves the last one selected. */
export function FindBar() {
  const { workspace } = useCanvas()
  const finding = useStore(workspace, (state) => state.finding)
  return finding && <OpenFindBar asked={finding.asked} />
}

function OpenFindBar({ asked }: { readonly asked: number }) {
  const { session, workspace } = useCanvas()
  const topology = useStore(session.state, (state) => state.topology)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const found = useMemo(() => findOnBoard(topology, text), [topology, text])
  const field = useRef<HTMLInputElement>(null)
  const current = found[Math.min(at, found.length - 1)]
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again leads back to the field
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [asked])
  useEffect(() => {
    workspace.setState(({ finding }) => ({ finding: finding && { ...finding, found: new Set(found) } }))
  }, [workspace, found])
  useEffect(() => {
    if (current !== undefined) workspace.setState({ view: { kind: 'reveal', id: current } })
  }, [workspace, current])
  const go = (by: number) =>
    found.length > 0 && setAt((Math.min(at, found.length - 1) + by + found.length) % found.length)
  const close = () => workspace.setState({ finding: null })
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
  }
  return (
    <search className="sb-find" aria-label="Find on the canvas">
      <input
        ref={field}
        aria-label="Find on the canvas"
        placeholder="Name, note, group or setting"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <span role="status">{countSentence(text, found.length, at)}</span>
      <ActionIcon size={26} aria-label="Previous" disabled={found.length === 0} onClick={() => go(-1)}>
        <IconChevronUp size={16} />
      </ActionIcon>
      <ActionIcon size={26} aria-label="Next" disabled={found.length === 0} onClick={() => go(1)}>
        <IconChevronDown size={16} />
      </ActionIcon>
      <ActionIcon size={26} aria-label="Close" onClick={close}>
        <IconX size={15} />
      </ActionIcon>
    </search>
  )
}

function countSentence(text: string, count: number, at: number): string {
  if (text.trim() === '') return ''
  return count === 0 ? 'Nothing found' : `${Math.min(at, count - 1) + 1} of ${count}`
}
