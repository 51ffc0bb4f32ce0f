import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { EmptyState } from '../../ui/EmptyState'
import { ProblemNote } from '../../ui/ProblemNote'
import { useWorkspace } from '../boardContext'
import { useNow } from '../useNow'
import { ComparisonView } from './ComparisonView'
import styles from './History.module.css'
import { KeepVersion } from './KeepVersion'
import { useComparing } from './useComparing'
import { useVersions } from './useVersions'
import { VersionRow } from './VersionRow'

/** How often "5 min ago" is told anew. */
const EVERY_MS = 30_000

/** Every version that is kept, newest first: to compare, to name, to go back to. */
export function VersionsPanel({ onClose }: { readonly onClose: () => void }) {
  const { read, problem, showMore } = useVersions()
  const comparing = useComparing()
  const comparison = useWorkspace((state) => state.comparison)
  const now = useNow(EVERY_MS)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const isCompared = (version: number) =>
    comparison?.before.version === version || comparison?.after.version === version
  return (
    <>
      <header className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          Versions
        </h2>
        <ActionIcon size={26} aria-label="Close the versions" onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      {comparing.problem && <ProblemNote problem={comparing.problem} onClose={comparing.dismiss} />}
      {comparison ? (
        <ComparisonView comparison={comparison} versions={read?.versions ?? []} compare={comparing.compare} />
      ) : (
        <KeepVersion />
      )}
      {problem && <ProblemNote problem={problem} />}
      {!read && !problem && <p className={styles.quiet}>Looking for versions…</p>}
      {read?.versions.length === 0 && (
        <EmptyState
          title="No versions yet"
          sentence="One is kept whenever you pause for five minutes, apply a plan, restore, or replace the board by an import; and whenever you name one above."
        />
      )}
      <ol className={styles.list} aria-label="Versions, newest first">
        {read?.versions.map((version) => (
          <VersionRow
            key={version.version}
            version={version}
            now={now}
            compared={isCompared(version.version)}
            onCompare={() => void comparing.compare(version, null)}
          />
        ))}
      </ol>
      {read?.more && (
        <Button size="xs" onClick={showMore}>
          Show earlier ones
        </Button>
      )}
    </>
  )
}
