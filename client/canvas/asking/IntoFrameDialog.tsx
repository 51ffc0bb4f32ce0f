import { IconBoxMultiple } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { heldBy } from '../../../shared/topology/heldBy'
import { putIntoFrame } from '../../board/commands/framing'
import { Dialog } from '../../ui/Dialog'
import { plural } from '../../ui/figures'
import { type Canvas, useCanvas } from '../canvasContext'
import { TargetList } from './TargetList'

/** Which frame what is selected goes into; a mouse drags it there. */
export function IntoFrameDialog() {
  const canvas = useCanvas()
  const isOpen = useStore(canvas.workspace, ({ dialog }) => dialog?.kind === 'intoFrame')
  const close = () => canvas.workspace.setState({ dialog: null })
  if (!isOpen) return null
  return (
    <Dialog title="Move into a frame" size={440} onClose={close}>
      <TargetList
        label="Frame"
        placeholder="Name of a frame"
        none="There is no frame of that name. Esc closes."
        targets={framesFor(canvas, close)}
      />
    </Dialog>
  )
}

function framesFor(canvas: Canvas, close: () => void) {
  const { topology } = canvas.session.state.getState()
  const held = heldBy(topology)
  return [...topology.frames.values()]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name }) => ({
      id,
      label: name,
      hint: `holds ${plural(held.get(id)?.length ?? 0, 'thing')}`,
      icon: IconBoxMultiple,
      pick() {
        close()
        putIntoFrame(canvas, id)
      },
    }))
}
