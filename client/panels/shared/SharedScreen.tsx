import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Problem } from '../../../shared/problem'
import type { Topology } from '../../../shared/topology/model'
import { plural } from '../../ui/figures'
import { Logo } from '../../ui/Logo'
import { boardPath, navigate } from '../../ui/navigation'
import { ThemeMenu } from '../../ui/ThemeMenu'
import { FileProblems } from '../import/FileProblems'
import { fileOf } from '../import/readDrawings'
import type { Server } from '../server'
import bar from '../topbar/Bar.module.css'
import styles from './Shared.module.css'
import { SharedDrawing } from './SharedDrawing'
import { useSharedDrawing } from './useSharedDrawing'

/** A board that came in a link: to look at, and to be made one's own. */
export function SharedScreen({ server }: { readonly server: Server }) {
  const drawing = useSharedDrawing()
  useEffect(() => {
    document.title = drawing?.ok ? `${drawing.topology.name} · Streamboard` : 'Streamboard'
  }, [drawing])
  return (
    <div className={styles.screen}>
      <header className={bar.bar}>
        <a className={bar.home} href="/" aria-label="All boards" onClick={goHome}>
          <Logo />
        </a>
        <h1 className={styles.name}>{drawing?.ok ? drawing.topology.name : 'A drawing from a link'}</h1>
        {drawing?.ok && <span className={styles.counts}>{countsOf(drawing.topology)} · to look at only</span>}
        <span className={bar.grow} />
        {drawing?.ok && <MakeMine server={server} topology={drawing.topology} />}
        <ThemeMenu />
      </header>
      <SharedDrawing drawing={drawing} />
    </div>
  )
}

const countsOf = ({ services, topics }: Topology) =>
  `${plural(services.size, 'service')}, ${plural(topics.size, 'topic')}`

function MakeMine({ server, topology }: { readonly server: Server; readonly topology: Topology }) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const make = async () => {
    const outcome = await server.wire.ask('board:create', { file: fileOf(topology) })
    if (outcome.ok) navigate(boardPath(outcome.value.boardId))
    else setProblem(outcome.problem)
  }
  return (
    <>
      {problem && <FileProblems problems={[problem]} onClose={() => setProblem(null)} />}
      <Button variant="filled" onClick={() => void make()}>
        Make it a board of mine
      </Button>
    </>
  )
}

function goHome(event: { preventDefault(): void }) {
  event.preventDefault()
  navigate('/')
}
