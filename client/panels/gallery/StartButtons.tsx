import { Button, FileButton } from '@mantine/core'
import { IconFolderOpen, IconPlus } from '@tabler/icons-react'
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
    <FileButton accept=".yaml,.yml,.json" onChange={(file) => file && void gallery.openFile(file)}>
      {(props) => (
        <Button {...props} size="md" leftSection={<IconFolderOpen size={16} />} loading={gallery.busy === 'file'}>
          Open a file…
        </Button>
      )}
    </FileButton>
    <span className={styles.hint}>or drop or paste a board file anywhere on this page</span>
  </div>
)
