import { Button, CopyButton, Tabs } from '@mantine/core'
import { IconDownload, IconInfoCircle } from '@tabler/icons-react'
import { useMemo } from 'react'
import { type GeneratedProject, generateProject } from '../../../shared/scaffold/generateProject'
import type { ExportNote } from '../../../shared/scaffold/project/notes'
import { zipFiles } from '../../../shared/scaffold/zipFiles'
import { formatBoardFile } from '../../../shared/topology/boardFile'
import type { Topology } from '../../../shared/topology/model'
import { Dialog } from '../../ui/Dialog'
import { formatBytes, plural } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import { saveFile } from '../../ui/saveFile'
import { useBoardState, useTopology } from '../boardContext'
import styles from './Export.module.css'
import { fileName } from './fileName'

/** The drawing to take home: as services that run, or as a board file. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const topology = useTopology()
  return (
    <Dialog title={`Export ${topology.name}`} size={680} onClose={onClose}>
      <Tabs defaultValue="project" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="project">Service projects</Tabs.Tab>
          <Tabs.Tab value="board">Board file</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="project" className={styles.panel}>
          <ProjectExport topology={topology} />
        </Tabs.Panel>
        <Tabs.Panel value="board" className={styles.panel}>
          <BoardFileExport topology={topology} />
        </Tabs.Panel>
      </Tabs>
    </Dialog>
  )
}

function ProjectExport({ topology }: { readonly topology: Topology }) {
  const prefix = useBoardState((state) => state.prefix)
  const project = useMemo(() => generateProject(topology, { prefix }), [topology, prefix])
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
      <ul className={styles.files} aria-label="Files">
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

const FORMS = [
  { form: 'yaml', label: 'YAML', type: 'application/yaml' },
  { form: 'json', label: 'JSON', type: 'application/json' },
] as const

function BoardFileExport({ topology }: { readonly topology: Topology }) {
  const yaml = useMemo(() => formatBoardFile(topology, 'yaml'), [topology])
  return (
    <>
      <p className={styles.lead}>The whole drawing as text, made for version control: one change is one line.</p>
      <pre className={styles.text}>{yaml}</pre>
      <div className={styles.buttons}>
        <span />
        <CopyButton value={yaml}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>}
        </CopyButton>
        {FORMS.map(({ form, label, type }) => (
          <Button
            key={form}
            leftSection={<IconDownload size={16} />}
            onClick={() => saveFile(`${fileName(topology.name)}.${form}`, formatBoardFile(topology, form), type)}
          >
            {label}
          </Button>
        ))}
      </div>
    </>
  )
}
