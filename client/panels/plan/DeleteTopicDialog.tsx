import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import type { Problem } from '../../../shared/problem'
import { plainName } from '../../live/plainName'
import { Dialog } from '../../ui/Dialog'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard, useBoardState, useTopology } from '../boardContext'
import { useAnswer } from '../useAnswer'
import { DoomedFacts } from './DoomedFacts'
import styles from './Plan.module.css'

type DeleteTopicDialogProps = {
  /** On the cluster. */
  readonly topic: string
  readonly onClose: () => void
}

/** Says what would go for good, and wants the name typed: no click, however fast, deletes anything. */
export function DeleteTopicDialog({ topic, onClose }: DeleteTopicDialogProps) {
  const { session } = useBoard()
  const name = plainName(
    topic,
    useBoardState((state) => state.prefix),
  )
  const { answer, problem: unknown, again } = useAnswer('topic:inspect', { boardId: session.boardId, topic })
  const doomed = unknown ? null : answer
  const { deleteTopic, deleting, problem } = useDeleting({ topic, name, onClose, onStale: again })
  const trouble = unknown ?? problem
  const [typed, setTyped] = useState('')
  const form = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!doomed || typed !== name || deleting) return
    setTyped('')
    void deleteTopic(typed, doomed.state)
  }
  return (
    <Dialog
      title={`Delete ${name} on the cluster`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            variant="filled"
            color="red"
            loading={deleting}
            disabled={!doomed || typed !== name}
          >
            Delete for good
          </Button>
        </>
      }
    >
      {trouble && <ProblemNote problem={trouble} tone={trouble.code === 'staleTopic' ? 'warn' : 'bad'} />}
      {!doomed && !trouble && <p role="status">Looking what is in it, and who uses it…</p>}
      {doomed && <DoomedFacts doomed={doomed} />}
      {doomed && <WhatStays name={name} />}
      <form id={form} onSubmit={submit}>
        <TextInput
          label="Type its name to delete it"
          placeholder={name}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          classNames={{ input: styles.name }}
          // Not disabled: it has the focus from the beginning.
          readOnly={!doomed}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  )
}

function WhatStays({ name }: { readonly name: string }) {
  const isDrawn = [...useTopology().topics.values()].some((topic) => topic.name === name)
  return (
    <p>
      Nothing brings its records back: no undo, no version.{' '}
      {isDrawn
        ? 'The drawing keeps it, and the plan offers to create it anew, empty.'
        : 'For 24 hours the plan offers to draw it again, empty.'}
    </p>
  )
}

type Deleting = {
  readonly topic: string
  readonly name: string
  readonly onClose: () => void
  readonly onStale: () => void
}

function useDeleting({ topic, name, onClose, onStale }: Deleting) {
  const { server, session, planner, notices } = useBoard()
  const [deleting, setDeleting] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const deleteTopic = async (typed: string, state: string) => {
    setDeleting(true)
    const outcome = await server.wire.ask('topic:delete', { boardId: session.boardId, topic, typed, state })
    setDeleting(false)
    await planner.refresh()
    if (!outcome.ok) {
      setProblem(outcome.problem)
      return onStale()
    }
    notices.setState({ sentence: `${name} is deleted on the cluster.` })
    onClose()
  }
  return { deleteTopic, deleting, problem }
}
