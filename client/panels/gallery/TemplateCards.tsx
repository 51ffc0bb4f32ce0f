import { IconPlayerPlayFilled } from '@tabler/icons-react'
import { TEMPLATES } from '../../../shared/templates/templates'
import { parseBoardFile } from '../../../shared/topology/boardFile'
import styles from './Gallery.module.css'
import { ThumbnailPicture } from './ThumbnailPicture'
import { topologyThumbnail } from './topologyThumbnail'
import type { GalleryActions } from './useGallery'

const CARDS = TEMPLATES.map((template) => {
  const parsed = parseBoardFile(template.file)
  return { ...template, thumbnail: parsed.ok ? topologyThumbnail(parsed.value) : { nodes: [], edges: [] } }
})

export const TemplateCards = ({ gallery }: { readonly gallery: GalleryActions }) => (
  <section aria-labelledby="templates">
    <h2 id="templates" className={styles.heading}>
      Start from something that runs <span>one click draws, applies and starts it</span>
    </h2>
    <ul className={styles.cards}>
      {CARDS.map((card) => (
        <li key={card.id} className={styles.card}>
          <button
            type="button"
            className={styles.open}
            disabled={gallery.busy !== null}
            onClick={() => void gallery.launch(card.id)}
          >
            <ThumbnailPicture thumbnail={card.thumbnail} lively />
            <span className={styles.play} aria-hidden="true">
              <IconPlayerPlayFilled size={18} />
            </span>
            <span className={styles.words}>
              <b>{card.name}</b>
              <span className={styles.sentence}>{gallery.busy === card.id ? 'Drawing it…' : card.sentence}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  </section>
)
