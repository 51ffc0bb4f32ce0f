import { Button, Progress } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ExportNote } from '../../../../shared/scaffold/project/notes'
import type { Topology } from '../../../../shared/topology/model'
import { EmptyState } from '../../../ui/EmptyState'
import { formatCount, plural } from '../../../ui/figures'
import { ProblemNote } from '../../../ui/ProblemNote'
import { scrollable } from '../../../ui/scrollable'
import { useKeptFocus } from '../../../ui/useKeptFocus'
import { useBoardState } from '../../boardContext'
import styles from '../Export.module.css'
import { fileName } from '../fileName'
import { ProjectFiles } from './ProjectFiles'
import { useWriting } from './useWriting'

type ProjectExportProps = { readonly topology: Topology }

/** The drawn services as projects that run, written in a worker: the page stays usable meanwhile. */
export function ProjectExport({ topology }: ProjectExportProps) {
  const prefix = useBoardState((state) => state.prefix)
  const writing = useWriting(topology, prefix)
  return (
    <div className={styles.projects} {...useKeptFocus(writing.writing)}>
      <Written topology={topology} {...writing} />
    </div>
  )
}

function Written({ topology, writing, cancel, begin }: ProjectExportProps & ReturnType<typeof useWriting>) {
  switch (writing?.kind) {
    case undefined:
      return (
        <EmptyState title="No projects are written">
          <Button onClick={begin}>Write them</Button>
        </EmptyState>
      )
    case 'writing':
      return <InProgress written={writing.services} services={topology.services.size} onCancel={cancel} />
    case 'failed':
      return <ProblemNote problem={FAILED} />
    case 'refused':
      return (
        <>
          <p>The services cannot be exported as they are drawn now:</p>
          {writing.problems.map((problem) => (
            <ProblemNote key={`${problem.code} ${problem.place} ${problem.sentence}`} problem={problem} />
          ))}
        </>
      )
    case 'written':
      return (
        <>
          <p className={styles.lead}>Projects that run as they are and join the same groups as the drawn services.</p>
          <Notes notes={writing.project.notes} />
          <ProjectFiles written={writing} name={fileName(topology.name)} />
        </>
      )
  }
}

const FAILED = {
  code: 'export.failed',
  sentence: 'The browser could not write the projects.',
  next: 'Write them from the command line: streamboard export BOARD --out FOLDER.',
}

type InProgressProps = { readonly written: number; readonly services: number; onCancel(): void }

const InProgress = ({ written, services, onCancel }: InProgressProps) => (
  <EmptyState title="Writing the projects…" sentence={`${formatCount(written)} of ${plural(services, 'service')}`}>
    <Progress
      className={styles.progress}
      value={(100 * written) / Math.max(1, services)}
      aria-label="Services written"
    />
    <Button onClick={onCancel}>Cancel</Button>
  </EmptyState>
)

/** What is missing comes before what is added, as the generator says it. */
function Notes({ notes }: { readonly notes: readonly ExportNote[] }) {
  if (notes.length === 0) return null
  return (
    <ul {...scrollable('To know before')} className={styles.notes}>
      {notes.map(({ kind, sentence }) => (
        <li key={sentence} data-kind={kind}>
          {kind === 'missing' ? (
            <IconAlertTriangle size={15} aria-hidden="true" />
          ) : (
            <IconInfoCircle size={15} aria-hidden="true" />
          )}
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  )
}
