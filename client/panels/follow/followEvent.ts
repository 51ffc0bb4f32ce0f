import type { Followed, WorkspaceStore } from '../../board/workspace'

/** Lists the way of a record's event in the drawer and lights it on the canvas, until it is ended. */
export function followEvent(workspace: WorkspaceStore, from: Followed['from']): void {
  workspace.setState(({ drawer }) => ({
    followed: { from, hops: [] },
    drawer: { ...drawer, open: true, tab: 'messages' },
  }))
}

export const endFollowing = (workspace: WorkspaceStore): void => workspace.setState({ followed: null })
