import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { ChooseFile } from '../../ui/ChooseFile'
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
      accept=".yaml,.yml,.json"
      size="md"
      loading={gallery.busy === 'file'}
      onFile={(file) => void gallery.openFile(file)}
    >
      Open a file…
    </ChooseFile>
    <span className={styles.hint}>or drop or paste a board file anywhere on this page</span>
  </div>
)
