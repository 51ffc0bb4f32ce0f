import type { StoreApi } from 'zustand/vanilla'
import type { PersonSeen, Presence } from '../../../shared/protocol/presence'
import type { ProfileStore } from './profile'

/** The others on a board, and what this person shows them. No React; nothing of it is in the document. */
export type Together = {
  readonly profile: ProfileStore
  readonly others: StoreApi<Others>
  /** Where somebody is now. Changes up to twenty times a second, so whoever paints asks for it then. */
  whereabouts(id: string): Whereabouts
  /** Somebody's pointer or view moved. */
  onMoved(listener: () => void): () => void
  /** Where this person is; told on only while somebody else is there. */
  show(mine: Partial<Whereabouts & Pick<Presence, 'field'>>): void
  follow(id: string | null): void
  /** Idempotent. */
  close(): void
}

export type Whereabouts = Pick<Presence, 'pointer' | 'view'>
export type Other = Omit<PersonSeen, keyof Whereabouts>

/** What changes seldom: a new value only when one of these is different. */
export type Others = {
  /** In the order of their coming. */
  readonly people: ReadonlyMap<string, Other>
  /** Also here, but of too many to be told one by one. */
  readonly unseen: number
  /** In which colour the others see this person: the wanted one may be taken. null while nobody does. */
  readonly ownColor: number | null
  /** Whose view this one follows. */
  readonly following: string | null
}
