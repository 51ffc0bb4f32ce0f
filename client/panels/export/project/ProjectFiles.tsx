import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { FilterField } from '../../../ui/FilterField'
import { formatCount, plural } from '../../../ui/figures'
import { fuzzyFilter } from '../../../ui/fuzzyMatch'
import { saveFile } from '../../../ui/saveFile'
import styles from '../Export.module.css'
import { FilePreview } from './FilePreview'
import { FileTree } from './FileTree'
import own from './ProjectFiles.module.css'
import type { WrittenFile } from './projectNews'
import { isYours, projectTree } from './projectTree'
import type { Writing } from './writeProject'

type ProjectFilesProps = { readonly written: Extract<Writing, { kind: 'written' }>; readonly name: string }

/** More found files than anybody reads. */
const MOST_FOUND = 100

/**
 * What is in the zip: a tree of its files, found by part of a path, and the text of the one that is chosen. What is open, sought and chosen
 * stays when the files are written anew, as far as it is still there.
 */
export function ProjectFiles({ written, name }: ProjectFilesProps) {
  const { project, ask, isOld } = written
  const { files } = project
  const [wanted, setWanted] = useState('')
  const [chosen, choose] = useState('')
  const [busy, setBusy] = useState(false)
  const tree = useMemo(() => projectTree(files), [files])
  const found = useMemo(() => foundIn(files, wanted), [files, wanted])
  const download = async () => {
    setBusy(true)
    saveFile(`${name}.zip`, await ask.zip(), 'application/zip')
    setBusy(false)
  }
  return (
    <>
      <div className={own.files}>
        <div className={own.list}>
          <FilterField label="Find a file" placeholder="Part of a path" value={wanted} onChange={setWanted} />
          {found.length > 0 ? (
            <FileTree nodes={wanted.trim() === '' ? tree : found} onChoose={choose} />
          ) : (
            <p className={own.none}>No file is called that.</p>
          )}
        </div>
        <FilePreview file={files.find(({ path }) => path === chosen)} ask={ask} />
      </div>
      <div className={styles.buttons}>
        <span>
          {plural(files.length, 'file')}, {formatCount(files.filter(isYours).length)} of them yours to edit
          {isOld && <span className={own.old}>. The board has changed: writing them anew…</span>}
        </span>
        <Button
          variant="filled"
          loading={busy}
          leftSection={<IconDownload size={16} />}
          onClick={() => void download()}
        >
          Download zip
        </Button>
      </div>
    </>
  )
}

const foundIn = (files: readonly WrittenFile[], wanted: string) =>
  fuzzyFilter(wanted, files, ({ path }) => path)
    .slice(0, MOST_FOUND)
    .map(({ entry }) => ({ kind: 'file', ...entry, label: entry.path }) as const)
