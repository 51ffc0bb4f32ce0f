import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import type { BoardVersion } from '../../../shared/protocol/versionRequests'
import { Dialog } from '../../ui/Dialog'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard } from '../boardContext'
import { useAsking } from '../useAsking'

type NameVersionDialogProps = { readonly version: BoardVersion; readonly onClose: () => void }

/** A version with a name is kept until somebody deletes it. */
export function NameVersionDialog({ version, onClose }: NameVersionDialogProps) {
  const { session } = useBoard()
  const { ask, asked, problem, dismiss } = useAsking()
  const [name, setName] = useState(version.name ?? '')
  const form = useId()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { boardId } = session
    if (await ask('version:rename', { boardId, version: version.version, name: name.trim() })) onClose()
  }
  return (
    <Dialog
      title={version.name === null ? 'Name the version' : 'Rename the version'}
      size={420}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="filled" loading={asked !== null} disabled={name.trim() === ''}>
            {version.name === null ? 'Name' : 'Rename'}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)}>
        <TextInput
          label="Name"
          description="A version with a name is kept until somebody deletes it."
          data-autofocus
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </form>
      {problem && <ProblemNote problem={problem} onClose={dismiss} />}
    </Dialog>
  )
}
