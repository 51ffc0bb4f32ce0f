import type { BoardEdit } from '../../../../shared/document/port'
import type { Topology } from '../../../../shared/topology/model'
import type { BoardSession } from '../../../board/port'
import { type Given, giveToAll, type SeveralField } from './severalField'

export type Several<E> = {
  /** Those of them that are on the board. */
  readonly elementsOf: (topology: Topology) => readonly E[]
  readonly put: (edit: BoardEdit, element: E) => void
}

type FieldOfAll<E> = Several<E> & { readonly field: SeveralField<E> }

/** One undo step, on the elements as they are now: whatever somebody else did to them since they were shown stays. Says which cannot have it. */
export function setForAll<E>(
  session: BoardSession,
  { field, elementsOf, put }: FieldOfAll<E>,
  text: string,
): Given<E>['refused'] {
  const { taken, refused } = giveToAll(field, elementsOf(session.state.getState().topology), text)
  session.edit((edit) => {
    for (const element of taken) put(edit, element)
  })
  return refused
}
