import { Popover, Tooltip, UnstyledButton } from '@mantine/core'
import { useStore } from 'zustand'
import type { Other } from '../../board/together/port'
import { plural } from '../../ui/figures'
import { useBoard } from '../boardContext'
import { Avatar } from './Avatar'
import { ComingsAnnouncer } from './ComingsAnnouncer'
import { personWords } from './personWords'
import styles from './Together.module.css'

/** Beyond these there is a list. */
const MOST_AVATARS = 4

/** Who has this board open: pressing an avatar follows that person, pressing one's own changes the name. */
export function People() {
  const { together } = useBoard()
  const { people, unseen } = useStore(together.others)
  const all = [...people.values()]
  const more = all.slice(MOST_AVATARS)
  return (
    <section className={styles.people} aria-label="People on this board">
      {all.slice(0, MOST_AVATARS).map((person) => (
        <PersonButton key={person.id} person={person} />
      ))}
      {more.length + unseen > 0 && <More people={more} unseen={unseen} />}
      <Me />
      <ComingsAnnouncer />
    </section>
  )
}

function PersonButton({ person, withName = false }: { readonly person: Other; readonly withName?: boolean }) {
  const { together } = useBoard()
  const followed = useStore(together.others, ({ following }) => following === person.id)
  const words = personWords(person)
  const label = followed ? `${words}. Stop following` : `${words}. Follow`
  return (
    // An open tooltip would take the Escape that ends the following.
    <Tooltip label={label} disabled={withName || followed}>
      <UnstyledButton
        className={styles.person}
        aria-label={label}
        aria-pressed={followed}
        onClick={() => together.follow(followed ? null : person.id)}
      >
        <Avatar name={person.name} color={person.color} idle={person.idle} />
        {withName && <span className={styles.words}>{words}</span>}
      </UnstyledButton>
    </Tooltip>
  )
}

type MoreProps = { readonly people: readonly Other[]; readonly unseen: number }

const More = ({ people, unseen }: MoreProps) => (
  <Popover position="bottom-end" shadow="md" radius="md" trapFocus returnFocus>
    <Popover.Target>
      <UnstyledButton
        className={styles.more}
        aria-label={`${plural(people.length + unseen, 'more person', 'more people')}`}
      >
        +{people.length + unseen}
      </UnstyledButton>
    </Popover.Target>
    <Popover.Dropdown className={styles.list}>
      {people.map((person) => (
        <PersonButton key={person.id} person={person} withName />
      ))}
      {unseen > 0 && <p className={styles.unseen}>and {plural(unseen, 'other', 'others')}</p>}
    </Popover.Dropdown>
  </Popover>
)

function Me() {
  const { together, workspace } = useBoard()
  const { name, color } = useStore(together.profile)
  const ownColor = useStore(together.others, (state) => state.ownColor)
  const label = `You are ${name}. Change your name…`
  return (
    <Tooltip label={label}>
      <UnstyledButton
        className={styles.person}
        data-me
        aria-label={label}
        onClick={() => workspace.setState({ dialog: { kind: 'person' } })}
      >
        <Avatar name={name} color={ownColor ?? color} />
      </UnstyledButton>
    </Tooltip>
  )
}
