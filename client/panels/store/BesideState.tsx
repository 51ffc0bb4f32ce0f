import type { Store } from '../../../shared/topology/model'
import { EmptyState } from '../../ui/EmptyState'
import { BehindNote } from './BehindNote'
import { EntryTable } from './EntryTable'
import styles from './Store.module.css'
import { useContents } from './useContents'

/** Another state to be compared with the one that is looked into: what a query of it is answered now. */
export function BesideState({ store }: { readonly store: Store }) {
  const { answer: contents } = useContents(store.id)
  return (
    <section className={styles.panel} aria-label={`${store.name}, beside it`}>
      <header className={styles.head}>
        <h3 className={styles.name}>{store.name}</h3>
        <BehindNote storeId={store.id} />
      </header>
      {contents && contents.total > 0 && <EntryTable entries={contents.entries} />}
      {contents?.total === 0 && <EmptyState title="No entries" />}
    </section>
  )
}
