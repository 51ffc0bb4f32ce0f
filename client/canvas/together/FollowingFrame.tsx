import { useStore } from 'zustand'
import { useCanvas } from '../canvasContext'
import { useFollowing } from './useFollowing'

/** Around the canvas while it shows what somebody else looks at; the words about it stand above. */
export function FollowingFrame() {
  const { together } = useCanvas()
  const person = useStore(together.others, ({ people, following }) => people.get(following ?? ''))
  useFollowing()
  return person ? <div className="sb-following" data-person={person.color} aria-hidden /> : null
}
