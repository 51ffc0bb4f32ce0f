import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useBoard } from '../boardContext'
import { useEscape } from '../follow/useEscape'
import strip from '../Strip.module.css'
import { Avatar } from './Avatar'

/** Whose view this is while somebody is followed, and how to be on one's own again. */
export function FollowingStrip() {
  const { together, notices, session } = useBoard()
  const person = useStore(together.others, ({ people, following }) => people.get(following ?? ''))
  useEscape(() => together.follow(null))
  useEffect(
    () =>
      together.others.subscribe((now, before) => {
        const lost = before.people.get(before.following ?? '')
        const isOffline = session.state.getState().saving === 'offline'
        if (lost && !isOffline && !now.people.has(lost.id))
          notices.setState({ sentence: `${lost.name} has left. You look around on your own.` })
      }),
    [together, notices, session],
  )
  if (!person) return null
  return (
    <div className={strip.strip}>
      <Avatar name={person.name} color={person.color} />
      <span className={strip.words} role="status">
        You follow {person.name}: you see what they see, until you move or zoom.
      </span>
      <Button size="xs" onClick={() => together.follow(null)}>
        Stop following (Esc)
      </Button>
    </div>
  )
}
