import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard } from '../boardContext'
import { useAsking } from '../useAsking'
import styles from './History.module.css'

/** Names the board as it is now. */
export function KeepVersion() {
  const { session, notices } = useBoard()
  const { ask, asked, problem, dismiss } = useAsking()
  const [name, setName] = useState('')
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    const trimmed = name.trim()
    if (!(await ask('version:name', { boardId: session.boardId, name: trimmed }))) return
    setName('')
    notices.setState({ sentence: `The board as it is now is kept as "${trimmed}".` })
  }
  return (
    <form className={styles.keep} onSubmit={(event) => void keep(event)}>
      <TextInput
        label="Keep the board as it is now"
        placeholder="A name, such as Before the demo"
        size="xs"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="filled" disabled={name.trim() === ''} loading={asked !== null}>
        Keep
      </Button>
      {problem && <ProblemNote problem={problem} onClose={dismiss} />}
    </form>
  )
}
