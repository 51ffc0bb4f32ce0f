import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { findOnBoard } from '../../board/findOnBoard'
import { pressedKey } from '../../ui/pressedKey'
import { useCanvas } from '../canvasContext'
import { nextFound } from './nextFound'

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
  const [current, setCurrent] = useState<string | undefined>()
  const found = useMemo(() => findOnBoard(topology, text), [topology, text])
  const field = useRef<HTMLInputElement>(null)
  const lookAt = (id: string | undefined) => {
    setCurrent(id)
    if (id !== undefined) workspace.setState({ view: { kind: 'reveal', id } })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again leads back to the field
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [asked])
  useEffect(() => {
    workspace.setState(({ finding }) => ({ finding: finding && { ...finding, found: new Set(found) } }))
  }, [workspace, found])
  const go = (by: 1 | -1) => lookAt(nextFound(found, current, by))
  const close = () => workspace.setState({ finding: null })
  const press = (event: KeyboardEvent) => {
    const key = pressedKey(event)
    if (key === 'Enter') go(event.shiftKey ? -1 : 1)
    else if (key === 'Escape') close()
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
          const typed = event.currentTarget.value
          setText(typed)
          lookAt(findOnBoard(topology, typed)[0])
        }}
        onKeyDown={press}
      />
      <span role="status">{countSentence(text, found, current)}</span>
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

function countSentence(text: string, found: readonly string[], current: string | undefined): string {
  if (text.trim() === '') return ''
  if (found.length === 0) return 'Nothing found'
  const at = current === undefined ? -1 : found.indexOf(current)
  return at < 0 ? `${found.length} found` : `${at + 1} of ${found.length}`
}
