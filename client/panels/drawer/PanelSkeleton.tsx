import styles from './PanelSkeleton.module.css'

/** Where a panel will be that is being fetched: rows of nothing, which come only when it takes longer than a moment. */
export const PanelSkeleton = () => (
  <div className={styles.skeleton} role="status" aria-label="Loading">
    <span />
    <span />
    <span />
  </div>
)
