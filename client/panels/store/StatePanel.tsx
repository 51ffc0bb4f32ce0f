import { useState } from 'react'
import type { Store } from '../../../shared/topology/model'
import { EmptyState } from '../../ui/EmptyState'
import { ProblemNote } from '../../ui/ProblemNote'
import { AsOf } from './AsOf'
import { StateNow } from './StateNow'
import { StatePast } from './StatePast'
import { StateTools } from './StateTools'
import styles from './Store.module.css'
import { useContents } from './useContents'

/** The entries of a state, now or at any time that the log still knows; wiped and rebuilt at will. */
export function StatePanel({ store }: { readonly store: Store }) {
  const [asOf, setAsOf] = useState<number | null>(null)
  const { answer: contents, problem, again, counters } = useContents(store.id)
  return (
    <div className={styles.panel}>
      <StateTools store={store} onDone={again} />
      {problem && <ProblemNote problem={problem} />}
      {!contents && !problem && <EmptyState title="Folding the log…" />}
      {contents && <AsOf contents={contents} asOf={asOf} onAsOf={setAsOf} />}
      {contents && asOf === null && <StateNow storeId={store.id} contents={contents} counters={counters} />}
      {contents && asOf !== null && <StatePast key={asOf} storeId={store.id} asOf={asOf} />}
    </div>
  )
}
