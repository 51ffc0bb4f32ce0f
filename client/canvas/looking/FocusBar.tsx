import { Button } from '@mantine/core'
import { useStore } from 'zustand'
import { leaveFocus, narrowFocus, widenFocus } from '../../board/commands/focusing'
import { shownBoard } from '../../board/focus'
import { plural } from '../../ui/figures'
import { CommandButton } from '../CommandButton'
import { useCanvas } from '../canvasContext'

/** Says that not all of the board is shown, how much of it, and the way back. */
export function FocusBar() {
  const canvas = useCanvas()
  const focus = useStore(canvas.workspace, (state) => state.focus)
  const all = useStore(canvas.session.state, ({ topology }) => topology.layout.size)
  const shown = shownBoard(canvas).layout.size
  if (!focus || shown >= all) return null
  return (
    <section className="sb-focus" aria-label="Focus">
      <span role="status">
        {shown} of {plural(all, 'node')}: up to {plural(focus.steps, 'step')} away
      </span>
      <CommandButton command={narrowFocus} />
      <CommandButton command={widenFocus} />
      <Button size="xs" onClick={() => leaveFocus.run(canvas)}>
        Show all
      </Button>
    </section>
  )
}
