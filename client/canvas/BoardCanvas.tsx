import '@xyflow/react/dist/base.css'
import './canvas.css'
import './connecting.css'
import './openingNote.css'
import './nodes/nodes.css'
import './nodes/noteText.css'
import './nodes/service/service.css'
import './edges/edges.css'
import './frames/frames.css'
import './invariants/invariants.css'
import './lanes/lanes.css'
import './overview/overview.css'
import './together/together.css'
import './looking/looking.css'
import './comparing/comparing.css'
import './dots/inlets.css'
import { ReactFlowProvider } from '@xyflow/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Offer, Running } from '../board/commands/command'
import type { Mark } from '../board/comparison'
import type { BoardSession } from '../board/port'
import type { Together } from '../board/together/port'
import type { WorkspaceStore } from '../board/workspace'
import type { LiveView } from '../live/port'
import { useSmallScreen } from '../ui/useSmallScreen'
import { Announcer } from './Announcer'
import { IntoFrameDialog } from './asking/IntoFrameDialog'
import { ReconnectDialog } from './asking/ReconnectDialog'
import { ReplaceDialog } from './asking/ReplaceDialog'
import { ConnectDialog } from './ConnectDialog'
import { CanvasProvider, createCanvas } from './canvasContext'
import { Palette } from './Palette'
import { PickerMenu } from './PickerMenu'
import { Surface } from './Surface'

export type BoardCanvasProps = {
  readonly session: BoardSession
  readonly workspace: WorkspaceStore
  readonly together: Together
  readonly live: LiveView
  readonly running: Running
  /** What differs, when the session's board is a comparison of two. */
  readonly marks?: ReadonlyMap<string, Mark> | null
  /** Where sentences go; without it the canvas shows them itself. */
  readonly notify?: (sentence: string) => void
  /** The same with something that can be done about it; without it nothing is offered. */
  readonly onOffer?: (offer: Offer) => void
  /** A dot that is a message was clicked. The topic is named as on the cluster. */
  readonly onOpenRecord?: (topic: string, partition: number, offset: string) => void
}

/** The drawing: palette, nodes, connections, and the messages that move through it. */
export function BoardCanvas({ notify, onOffer, onOpenRecord, ...parts }: BoardCanvasProps) {
  const { session, workspace, together, live, running, marks = null } = parts
  const [said, setSaid] = useState<string | null>(null)
  const isSmall = useSmallScreen()
  const outside = useRef({ notify, onOffer, onOpenRecord })
  outside.current = { notify, onOffer, onOpenRecord }
  const canvas = useMemo(
    () =>
      createCanvas({
        session,
        workspace,
        together,
        live,
        running,
        marks,
        notify: (sentence) => (outside.current.notify ?? setSaid)(sentence),
        offer: (offer) => outside.current.onOffer?.(offer),
        openRecord: (...record) => outside.current.onOpenRecord?.(...record),
      }),
    [session, workspace, together, live, running, marks],
  )
  return (
    <CanvasProvider value={canvas}>
      <div className="sb-board">
        {isSmall ? <p className="sb-small">To draw, open this board on a larger screen.</p> : <Palette />}
        <ReactFlowProvider>
          <Surface />
        </ReactFlowProvider>
        <PickerMenu />
        <ConnectDialog />
        <ReconnectDialog />
        <ReplaceDialog />
        <IntoFrameDialog />
        <Announcer />
        <Said sentence={said} onOver={() => setSaid(null)} />
      </div>
    </CanvasProvider>
  )
}

const SAID_MS = 4000

function Said({ sentence, onOver }: { sentence: string | null; onOver: () => void }) {
  useEffect(() => {
    if (sentence === null) return
    const timer = setTimeout(onOver, SAID_MS)
    return () => clearTimeout(timer)
  }, [sentence, onOver])
  return (
    <div className="sb-said" role="status">
      {sentence}
    </div>
  )
}
