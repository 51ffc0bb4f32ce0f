import { useStore as useFlowStore } from '@xyflow/react'
import { useStore } from 'zustand'
import { switchMinimap, switchSnap } from '../../board/commands/setting'
import { actualSize, findOnCanvas, fit, zoomIn, zoomOut } from '../../board/commands/viewing'
import { showViews } from '../../board/commands/viewsOfBoard'
import { settings } from '../../board/settings'
import { CommandButton } from '../CommandButton'

/** How the drawing is looked at. */
export function ViewBar() {
  const percent = useFlowStore(({ transform: [, , zoom] }) => Math.round(zoom * 100))
  const { snap, minimap } = useStore(settings)
  return (
    <div className="sb-view-bar" role="toolbar" aria-label="View">
      <CommandButton command={zoomOut} />
      <CommandButton command={actualSize}>
        <span className="sb-percent">{percent} %</span>
      </CommandButton>
      <CommandButton command={zoomIn} />
      <CommandButton command={fit} />
      <CommandButton command={findOnCanvas} />
      <CommandButton command={showViews} />
      <CommandButton command={switchSnap} on={snap === 'on'} />
      <CommandButton command={switchMinimap} on={minimap === 'on'} />
    </div>
  )
}
