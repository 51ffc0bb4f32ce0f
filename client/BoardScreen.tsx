import { lazy, Suspense, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import styles from './BoardScreen.module.css'
import { closedDoor } from './board/closedDoor'
import { settings } from './board/settings'
import { BoardCanvas } from './canvas/BoardCanvas'
import { BoardDialogs } from './panels/BoardDialogs'
import { BoardContext, useBoard, useBoardState, useWorkspace } from './panels/boardContext'
import { Drawer } from './panels/drawer/Drawer'
import { useComparedSession } from './panels/history/useComparedSession'
import { VersionsAside } from './panels/history/VersionsAside'
import { Inspector } from './panels/inspector/Inspector'
import { LaunchStrip } from './panels/launch/LaunchStrip'
import { openRecord } from './panels/messages/openRecord'
import { NoBoard } from './panels/NoBoard'
import { NoticeStrip } from './panels/NoticeStrip'
import { type OpenBoard, openBoard } from './panels/openBoard'
import { SkipLinks } from './panels/SkipLinks'
import type { Server } from './panels/server'
import { FollowingStrip } from './panels/together/FollowingStrip'
import { TopBar } from './panels/topbar/TopBar'
import { useBoardPage } from './panels/useBoardPage'
import { EmptyState } from './ui/EmptyState'
import { usePageParts } from './usePageParts'

const Outline = lazy(async () => ({ default: (await import('./panels/outline/Outline')).Outline }))

type BoardScreenProps = { readonly server: Server; readonly boardId: string }

/** The one place where canvas and panels meet. */
export function BoardScreen({ server, boardId }: BoardScreenProps) {
  const [board, setBoard] = useState<OpenBoard | null>(null)
  useEffect(() => {
    const opened = openBoard(server, boardId)
    setBoard(opened)
    return () => void opened.close()
  }, [server, boardId])
  if (!board) return <EmptyState title="Opening the board…" />
  return (
    <BoardContext value={board}>
      <BoardOrWhyNot />
    </BoardContext>
  )
}

function BoardOrWhyNot() {
  const problem = useBoardState(closedDoor)
  return problem ? <NoBoard problem={problem} /> : <BoardLayout />
}

function BoardLayout() {
  const board = useBoard()
  const inspectorOpen = useWorkspace((state) => state.inspectorOpen)
  const outlineOpen = useStore(settings, (state) => state.outline === 'on')
  const parts = usePageParts(board.workspace)
  const versionsOpen = useWorkspace((state) => state.versionsOpen)
  const marks = useWorkspace((state) => state.comparison?.marks ?? null)
  const session = useComparedSession()
  useBoardPage()
  return (
    <div className={styles.screen} {...parts}>
      <SkipLinks />
      <TopBar />
      <div className={styles.notices}>
        <LaunchStrip />
        <FollowingStrip />
        <NoticeStrip />
      </div>
      <div className={styles.middle}>
        {outlineOpen && (
          <Suspense fallback={null}>
            <Outline />
          </Suspense>
        )}
        <div className={styles.left}>
          <main className={styles.canvas} aria-label="Canvas" data-part="canvas">
            <BoardCanvas
              session={session}
              workspace={board.workspace}
              together={board.together}
              live={board.live}
              running={board.running}
              marks={marks}
              notify={(sentence) => board.notices.setState({ sentence })}
              onOffer={(offer) => board.notices.setState({ offer })}
              onOpenRecord={(topic, partition, offset) => openRecord(board, { topic, partition, offset })}
            />
          </main>
          <Drawer />
        </div>
        {versionsOpen ? <VersionsAside /> : inspectorOpen && <Inspector />}
      </div>
      <BoardDialogs />
    </div>
  )
}
