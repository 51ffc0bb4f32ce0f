import { placeOf } from '../../board/commands/handleKey'
import type { Followed } from '../../board/workspace'
import { type FollowingBoard, followEvent } from './followEvent'

type KeyDown = Pick<
  KeyboardEvent,
  'key' | 'target' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented' | 'preventDefault'
>

/** `F`, unless a field or dialog has the keys or somebody has answered it already, follows the event of a record. */
export const onFollowKey = (board: FollowingBoard, place: Followed['from']) => (event: KeyDown) => {
  const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event
  if (key.toLowerCase() !== 'f' || ctrlKey || metaKey || altKey) return
  if (defaultPrevented || placeOf(target) === 'field') return
  event.preventDefault()
  followEvent(board, place)
}
