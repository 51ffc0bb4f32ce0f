import type { Followed, WorkspaceStore } from '../../board/workspace'
import type { OpenBoard } from '../openBoard'

export type FollowingBoard = Pick<OpenBoard, 'workspace' | 'opened'>

/** Lists the way of a record's event in the drawer, as wide as that is, and lights it on the canvas, until it is ended. */
export function followEvent({ workspace, opened }: FollowingBoard, from: Followed['from']): void {
  opened.setState({ place: null })
  workspace.setState(({ drawer }) => ({
    followed: { from, hops: [] },
    drawer: { ...drawer, open: true, tab: 'messages' },
  }))
}

export const endFollowing = (workspace: WorkspaceStore): void => workspace.setState({ followed: null })
