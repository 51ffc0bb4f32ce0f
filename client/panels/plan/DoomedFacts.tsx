import type { DoomedTopic, TopicUser } from '../../../shared/protocol/deletionRequests'
import { plainName } from '../../live/plainName'
import { formatAgo, formatOffset, plural } from '../../ui/figures'
import { useBoardState } from '../boardContext'
import styles from './Plan.module.css'

/** What goes with a topic, and who will miss it. */
export function DoomedFacts({ doomed }: { readonly doomed: DoomedTopic }) {
  const prefix = useBoardState((state) => state.prefix)
  const { records, groups, services } = doomed
  const [running, standing] = [services.filter(({ runs }) => runs), services.filter(({ runs }) => !runs)]
  return (
    <dl className={styles.facts}>
      <dt>Records</dt>
      <dd>{formatOffset(records)}</dd>
      <dt>Last written</dt>
      <dd>{lastWritten(doomed, Date.now())}</dd>
      <dt>Groups</dt>
      <dd>
        {groups.length === 0
          ? 'none'
          : groups.map(({ group, members }) => `${plainName(group, prefix)} (${plural(members, 'member')})`).join(', ')}
      </dd>
      {running.length > 0 && (
        <>
          <dt>Stopped first</dt>
          <dd>{namesOf(running)}</dd>
        </>
      )}
      {standing.length > 0 && (
        <>
          <dt>Also drawn on it</dt>
          <dd>{namesOf(standing)}</dd>
        </>
      )}
    </dl>
  )
}

const lastWritten = ({ records, lastWrittenAt }: DoomedTopic, now: number) => {
  if (lastWrittenAt !== null) return formatAgo(lastWrittenAt, now)
  return records === '0' ? 'never, it is empty' : 'not known'
}

const namesOf = (users: readonly TopicUser[]) =>
  users.map(({ name, board }) => (board === undefined ? name : `${name} (on ${board})`)).join(', ')
