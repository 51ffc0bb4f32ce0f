import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { nameOf } from '../../shared/topology/nameOf'
import { useCanvas } from './canvasContext'

/** A connection made by two taps: the first was on a handle, the second is on what it leads to. */
export function TapConnecting() {
  const { workspace, session } = useCanvas()
  const from = useStore(workspace, (state) => state.connectingFrom)
  const name = useStore(session.state, ({ topology }) => nameOf(topology, from ?? ''))
  useEffect(() => {
    if (from === null) return
    const end = ({ key }: KeyboardEvent) => key === 'Escape' && workspace.setState({ connectingFrom: null })
    window.addEventListener('keydown', end)
    return () => window.removeEventListener('keydown', end)
  }, [workspace, from])
  return (
    <div className="sb-tapping" role="status">
      {from !== null && (
        <>
          <span>
            Connect <b>{name}</b>: tap what it leads to, or empty canvas for something new.
          </span>
          <Button size="xs" onClick={() => workspace.setState({ connectingFrom: null })}>
            Cancel
          </Button>
        </>
      )}
    </div>
  )
}
