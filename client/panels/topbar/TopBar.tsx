import { Button } from '@mantine/core'
import { IconPackageExport } from '@tabler/icons-react'
import { Logo } from '../../ui/Logo'
import { navigate } from '../../ui/navigation'
import { ThemeMenu } from '../../ui/ThemeMenu'
import { useBoard } from '../boardContext'
import { People } from '../together/People'
import bar from './Bar.module.css'
import { BoardName } from './BoardName'
import { InspectorToggle } from './InspectorToggle'
import { KafkaChip } from './KafkaChip'
import { LiveChip } from './LiveChip'
import { MoreMenu } from './MoreMenu'
import { OutlineToggle } from './OutlineToggle'
import { PlanButton } from './PlanButton'
import { RunButton } from './RunButton'
import { SavingChip } from './SavingChip'

export function TopBar() {
  const { server, workspace } = useBoard()
  return (
    <header className={bar.bar}>
      <a className={bar.home} href="/" aria-label="All boards" onClick={goHome}>
        <Logo />
      </a>
      <nav className={bar.crumb} aria-label="Where you are">
        <a href="/" onClick={goHome}>
          Boards
        </a>
        <span aria-hidden="true">/</span>
        <BoardName />
      </nav>
      <SavingChip />
      <span className={bar.grow} />
      <span className={bar.fares}>
        <KafkaChip server={server} />
        <LiveChip />
        <People />
        <span className={bar.drawing}>
          <PlanButton />
          <Button
            leftSection={<IconPackageExport size={16} stroke={1.7} />}
            onClick={() => workspace.setState({ dialog: { kind: 'export' } })}
          >
            Export
          </Button>
        </span>
        <RunButton />
      </span>
      <span className={bar.tools}>
        <OutlineToggle />
        <InspectorToggle />
        <ThemeMenu />
        <MoreMenu />
      </span>
    </header>
  )
}

function goHome(event: { preventDefault(): void }) {
  event.preventDefault()
  navigate('/')
}
