import type { OpenBoard, RecordPlace } from '../openBoard'

/** Shows a record in the drawer, wherever it was clicked. */
export function openRecord({ workspace, opened }: Pick<OpenBoard, 'workspace' | 'opened'>, place: RecordPlace): void {
  opened.setState({ place })
  workspace.setState(({ drawer }) => ({ drawer: { ...drawer, open: true, tab: 'messages' } }))
}
