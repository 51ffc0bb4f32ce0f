import { createWorkspace, type WorkspaceStore } from '../board/workspace'
import { isLowScreen, isNarrowScreen, isSmallScreen } from '../ui/useSmallScreen'

/** Where there is little room the board comes first, and its panels when they are asked for. */
export function openWorkspace(): WorkspaceStore {
  const workspace = createWorkspace()
  const isNarrow = isNarrowScreen()
  workspace.setState(({ drawer }) => ({
    inspectorOpen: !isNarrow,
    drawer: { ...drawer, open: !isNarrow && !isLowScreen() },
  }))
  workspace.subscribe(({ drawer, inspectorOpen }, before) => {
    // On a phone the inspector lies over the drawer, also over what it leads to there.
    if (inspectorOpen && drawer !== before.drawer && isSmallScreen()) workspace.setState({ inspectorOpen: false })
  })
  return workspace
}
