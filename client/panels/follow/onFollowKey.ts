import { placeOf } from '../../board/commands/handleKey'
import type { Followed, WorkspaceStore } from '../../board/workspace'
import { followEvent } from './followEvent'

type KeyDown = Pick<
  KeyboardEvent,
  'key' | 'target' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented' | 'preventDefault'
>

/** `F`, unless a field or dialog has the keys or somebody has answered it already, follows the event of a record. */
export const onFollowKey = (workspace: WorkspaceStore, place: Followed['from']) => (event: KeyDown) => {
  const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event
  if (key.toLowerCase() !== 'f' || ctrlKey || metaKey || altKey) return
  if (defaultPrevented || placeOf(target) === 'field') return
  event.preventDefault()
  followEvent(workspace, place)
}
