import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Outcome } from '../../../shared/problem'
import type { BoardVersion } from '../../../shared/protocol/versionRequests'
import type { Topology } from '../../../shared/topology/model'
import { summaryWords } from '../../../shared/versions/changeWords'
import { type Change, compareTopologies } from '../../../shared/versions/compareTopologies'
import { Dialog } from '../../ui/Dialog'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard, useCounters, useTopology } from '../boardContext'
import { readVersion } from './readVersions'
import { restoreVersion } from './restoreVersion'
import { versionLabel } from './versionWords'

type RestoreVersionDialogProps = { readonly version: BoardVersion; readonly onClose: () => void }

/** Says what going back would change, before it is done. */
export function RestoreVersionDialog({ version, onClose }: RestoreVersionDialogProps) {
  const board = useBoard()
  const topology = useTopology()
  const [read, setRead] = useState<Outcome<Topology> | null>(null)
  const [restoring, setRestoring] = useState(false)
  const { server, session } = board
  useEffect(() => {
    const asked = { boardId: session.boardId, version: version.version }
    void readVersion(server.wire.ask, 'version:read', asked).then(setRead)
  }, [server, session, version])
  const changes = read?.ok ? compareTopologies(topology, read.value) : null
  const restore = async () => {
    setRestoring(true)
    const outcome = await restoreVersion(board, version)
    setRestoring(false)
    if (outcome.ok) onClose()
    else setRead(outcome)
  }
  return (
    <Dialog
      title={`Restore ${versionLabel(version, Date.now())}`}
      size={480}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="filled"
            loading={restoring}
            disabled={!changes || changes.length === 0}
            onClick={() => void restore()}
          >
            Restore
          </Button>
        </>
      }
    >
      {read && !read.ok && <ProblemNote problem={read.problem} />}
      {!read && <p role="status">Looking what that would change…</p>}
      {changes && <Outlook changes={changes} topology={topology} />}
    </Dialog>
  )
}

function Outlook({ changes, topology }: { readonly changes: readonly Change[]; readonly topology: Topology }) {
  const runs = useCounters((state) => state.runs)
  if (changes.length === 0) return <p>The board is as in this version already. There is nothing to restore.</p>
  const stopped = changes.flatMap((change) => {
    const goes = change.kind === 'removed' && change.collection === 'services' && runs.has(change.id)
    return goes ? [topology.services.get(change.id)?.name ?? ''] : []
  })
  return (
    <>
      <p>
        This changes the board for everybody who has it open: <b>{summaryWords(changes)}</b>.
      </p>
      {stopped.length > 0 && <p>What runs and is not in that version is stopped: {stopped.join(', ')}.</p>}
      <p>What is drawn now is kept as a version, and undo takes it all back in one step.</p>
    </>
  )
}
