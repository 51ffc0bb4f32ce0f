import { plural } from '../../ui/figures'
import { useBoardState, useCounters } from '../boardContext'
import { behindOf } from './behindOf'
import styles from './Store.module.css'

/** How far a state is behind the log that it is folded from. */
export function BehindNote({ storeId }: { readonly storeId: string }) {
  const topology = useBoardState((state) => state.topology)
  const prefix = useBoardState((state) => state.prefix)
  const behind = useCounters(({ groups, stores }) =>
    // What was wiped, or is being built again, does not follow its log.
    (stores.get(storeId)?.state ?? 'ready') === 'ready' ? behindOf({ topology, prefix, groups }, storeId) : undefined,
  )
  if (behind === undefined) return null
  return <span className={styles.quiet}>{behind === 0 ? 'up to date' : `${plural(behind, 'record')} behind`}</span>
}
