import { Button } from '@mantine/core'
import { ImportFrame } from '../import/ImportFrame'
import type { ReadDrawing } from '../import/readDrawings'
import type { GalleryActions } from './useGallery'

/** What somebody brought to the gallery and what is no board as it stands: looked at before it becomes one. */
export function GalleryImport({ read, gallery }: { readonly read: ReadDrawing; readonly gallery: GalleryActions }) {
  return (
    <ImportFrame
      read={read}
      onReading={(reading) => void gallery.lookAt(reading)}
      onClose={() => void gallery.closeLooked()}
      actions={
        read.ok && (
          <Button variant="filled" loading={gallery.busy === 'file'} onClick={() => void gallery.openDrawing(read)}>
            Open as a new board
          </Button>
        )
      }
    />
  )
}
