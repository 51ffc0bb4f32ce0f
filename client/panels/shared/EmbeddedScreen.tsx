import styles from './Shared.module.css'
import { SharedDrawing } from './SharedDrawing'
import { useSharedDrawing } from './useSharedDrawing'

/** A board from a link without anything around it, for the frames of other pages. */
export const EmbeddedScreen = () => (
  <div className={styles.screen}>
    <SharedDrawing drawing={useSharedDrawing()} />
  </div>
)
