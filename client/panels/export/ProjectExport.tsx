import { Button } from '@mantine/core'
import { IconDownload, IconInfoCircle } from '@tabler/icons-react'
import { useCallback } from 'react'
import { type GeneratedProject, generateProject } from '../../../shared/scaffold/generateProject'
import type { ExportNote } from '../../../shared/scaffold/project/notes'
import { zipFiles } from '../../../shared/scaffold/zipFiles'
import type { Topology } from '../../../shared/topology/model'
import { EmptyState } from '../../ui/EmptyState'
import { formatBytes, plural } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import { saveFile } from '../../ui/saveFile'
import { scrollable } from '../../ui/scrollable'
import { useBoardState } from '../boardContext'
import styles from './Export.module.css'
import { fileName } from './fileName'
import { useMade } from './useMade'

/** The drawn services as projects that run. */
export function ProjectExport({ topology }: { readonly topology: Topology }) {
  const prefix = useBoardState((state) => state.prefix)
  const project = useMade(useCallback(() => generateProject(topology, { prefix }), [topology, prefix]))
  if (!project) return <EmptyState title="Writing the projects…" />
  if (!project.ok) {
    return (
      <>
        <p>The services cannot be exported as they are drawn now:</p>
        {project.problems.map((problem) => (
          <ProblemNote key={`${problem.code} ${problem.place} ${problem.sentence}`} problem={problem} />
        ))}
      </>
    )
  }
  return <ProjectFiles project={project} name={fileName(topology.name)} />
}

function Note({ note: { kind, sentence } }: { readonly note: ExportNote }) {
  if (kind === 'missing') return <ProblemNote tone="warn" problem={{ code: 'export.note', sentence }} />
  return (
    <p className={styles.note}>
      <IconInfoCircle size={17} aria-hidden="true" />
      <span>{sentence}</span>
    </p>
  )
}

type ProjectFilesProps = { readonly project: Extract<GeneratedProject, { readonly ok: true }>; readonly name: string }

function ProjectFiles({ project, name }: ProjectFilesProps) {
  const files = [...project.files].map(([path, { text }]) => ({ path, bytes: new TextEncoder().encode(text).length }))
  const download = () =>
    saveFile(`${name}.zip`, new Uint8Array(zipFiles(project.files, project.folder)), 'application/zip')
  return (
    <>
      <p className={styles.lead}>Projects that run as they are and join the same groups as the drawn services.</p>
      {project.notes.map((note) => (
        <Note key={note.sentence} note={note} />
      ))}
      <ul {...scrollable('Files')} className={styles.files}>
        {files.map(({ path, bytes }) => (
          <li key={path}>
            <span>{path}</span>
            <span>{formatBytes(bytes)}</span>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <span>{plural(files.length, 'file')}</span>
        <Button variant="filled" leftSection={<IconDownload size={16} />} onClick={download}>
          Download zip
        </Button>
      </div>
    </>
  )
}
