import { ActionIcon, Button, Modal, TextInput } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useStoreApi } from '@xyflow/react'
import { type FormEvent, useState } from 'react'
import { useStore } from 'zustand'
import { LIMITS } from '../../../shared/topology/limits'
import type { View } from '../../../shared/topology/model'
import { deleteView, goToView, renameView, saveView, viewsByName } from '../../board/commands/viewsOfBoard'
import { pressedKey } from '../../ui/pressedKey'
import { useCanvas } from '../canvasContext'
import { seenNow } from './seenNow'

/** Places on the board under their names: keep the one in view, go to another. They belong to the board: everybody on it has them. */
export function ViewsDialog() {
  const { workspace } = useCanvas()
  const opened = useStore(workspace, ({ dialog }) => dialog?.kind === 'views')
  const close = () => workspace.setState({ dialog: null })
  return (
    <Modal opened={opened} onClose={close} title="Saved views" size={440}>
      {opened && <Views onClose={close} />}
    </Modal>
  )
}

function Views({ onClose }: { readonly onClose: () => void }) {
  const canvas = useCanvas()
  const views = viewsByName(useStore(canvas.session.state, ({ topology }) => topology))
  return (
    <>
      <SaveForm />
      {views.length === 0 ? (
        <p className="sb-no-views">
          None yet. Name what you see now, and come back to it from here or from the command palette.
        </p>
      ) : (
        <ul className="sb-views" aria-label="Views of this board">
          {views.map((view) => (
            <ViewRow
              key={view.id}
              view={view}
              onGo={() => {
                onClose()
                goToView(canvas, view)
              }}
            />
          ))}
        </ul>
      )}
    </>
  )
}

function SaveForm() {
  const canvas = useCanvas()
  const store = useStoreApi()
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const save = (event: FormEvent) => {
    event.preventDefault()
    const refusal = saveView(canvas, { name, ...seenNow(store.getState()) })
    setProblem(refusal)
    if (refusal === null) setName('')
  }
  return (
    <form className="sb-save-view" onSubmit={save}>
      <TextInput
        data-autofocus
        aria-label="Name of what is in view"
        placeholder="Name of what is in view"
        value={name}
        maxLength={LIMITS.nameLength}
        error={problem}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit">Save view</Button>
    </form>
  )
}

function ViewRow({ view, onGo }: { readonly view: View; readonly onGo: () => void }) {
  const canvas = useCanvas()
  const [renaming, setRenaming] = useState(false)
  const keep = (name: string) => {
    setRenaming(false)
    renameView(canvas, view, name)
  }
  return (
    <li>
      {renaming ? (
        <TextInput
          aria-label={`New name of ${view.name}`}
          defaultValue={view.name}
          maxLength={LIMITS.nameLength}
          autoFocus
          data-mantine-stop-propagation="true"
          onFocus={(event) => event.currentTarget.select()}
          onBlur={(event) => keep(event.currentTarget.value)}
          onKeyDown={(event) => {
            const key = pressedKey(event)
            if (key === 'Escape') event.currentTarget.value = view.name
            if (key === 'Escape' || key === 'Enter') event.currentTarget.blur()
          }}
        />
      ) : (
        <button type="button" className="sb-view" onClick={onGo}>
          <span>{view.name}</span>
          <small>{Math.round(view.zoom * 100)} %</small>
        </button>
      )}
      <ActionIcon aria-label={`Rename ${view.name}`} onClick={() => setRenaming(true)}>
        <IconPencil size={15} stroke={1.7} />
      </ActionIcon>
      <ActionIcon aria-label={`Delete ${view.name}`} onClick={() => deleteView(canvas, view)}>
        <IconTrash size={15} stroke={1.7} />
      </ActionIcon>
    </li>
  )
}
