import { IconPlayerPlayFilled } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Thumbnail } from '../../../shared/protocol/operations'
import { type BoardTemplate, TEMPLATES } from '../../../shared/templates/templates'
import styles from './Gallery.module.css'
import { ThumbnailPicture } from './ThumbnailPicture'
import { topologyThumbnail } from './topologyThumbnail'
import type { GalleryActions } from './useGallery'

type TemplateCardsProps = { readonly gallery: GalleryActions }

export const TemplateCards = ({ gallery }: TemplateCardsProps) => (
  <section aria-labelledby="templates">
    <h2 id="templates" className={styles.heading}>
      Start from something that runs <span>one click draws, applies and starts it</span>
    </h2>
    <ul className={styles.cards}>
      {TEMPLATES.map((template) => (
        <TemplateCard key={template.id} template={template} gallery={gallery} />
      ))}
    </ul>
  </section>
)

function TemplateCard({ template, gallery }: TemplateCardsProps & { readonly template: BoardTemplate }) {
  const { id, name, sentence } = template
  const thumbnail = useThumbnail(template)
  return (
    <li className={styles.card}>
      <button
        type="button"
        className={styles.open}
        disabled={gallery.busy !== null}
        onClick={() => void gallery.launch(id)}
      >
        {thumbnail ? <ThumbnailPicture thumbnail={thumbnail} lively /> : <span className={styles.unread} />}
        <span className={styles.play} aria-hidden="true">
          <IconPlayerPlayFilled size={18} />
        </span>
        <span className={styles.words}>
          <b>{name}</b>
          <span className={styles.sentence}>{gallery.busy === id ? 'Drawing it…' : sentence}</span>
        </span>
      </button>
    </li>
  )
}

const THUMBNAILS = new Map<string, Thumbnail>()

/** Each template is read in a turn of its own: to read all of them before the page is there would hold it up. Without its picture a card is still a card. */
function useThumbnail({ id, file }: BoardTemplate): Thumbnail | undefined {
  const [thumbnail, setThumbnail] = useState(THUMBNAILS.get(id))
  useEffect(() => {
    if (thumbnail) return
    const timer = setTimeout(async () => {
      const read = await readThumbnail(file).catch(() => null)
      if (!read) return
      THUMBNAILS.set(id, read)
      setThumbnail(read)
    })
    return () => clearTimeout(timer)
  }, [id, file, thumbnail])
  return thumbnail
}

async function readThumbnail(file: string): Promise<Thumbnail | null> {
  const { parseBoardFile } = await import('../../../shared/topology/boardFile/parseBoardFile')
  const parsed = parseBoardFile(file)
  return parsed.ok ? topologyThumbnail(parsed.value) : null
}
