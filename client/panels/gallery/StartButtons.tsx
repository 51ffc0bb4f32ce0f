import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { ChooseFile } from '../../ui/ChooseFile'
import { IMPORTED_FILES } from '../import/importedFiles'
import styles from './Gallery.module.css'
import type { GalleryActions } from './useGallery'

export const StartButtons = ({ gallery }: { readonly gallery: GalleryActions }) => (
  <div className={styles.start}>
    <Button
      size="md"
      variant="filled"
      leftSection={<IconPlus size={16} />}
      loading={gallery.busy === 'new'}
      onClick={() => void gallery.newBoard()}
    >
      New board
    </Button>
    <ChooseFile
      accept={IMPORTED_FILES}
      size="md"
      loading={gallery.busy === 'file'}
      onFiles={(files) => void gallery.openFiles(files)}
    >
      Open a file…
    </ChooseFile>
    <span className={styles.hint}>
      or drop or paste a board, a link to one, AsyncAPI documents or a Mermaid flowchart anywhere on this page
    </span>
  </div>
)
