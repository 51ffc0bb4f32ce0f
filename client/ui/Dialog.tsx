import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './Dialog.module.css'

type DialogProps = {
  readonly title: ReactNode
  readonly onClose: () => void
  readonly size?: number
  /** The buttons at the bottom, which stay in view. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export const Dialog = ({ title, onClose, size = 560, actions, children }: DialogProps) => (
  <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': 'Close' }}>
    <div className={styles.body}>{children}</div>
    {actions !== undefined && <div className={styles.actions}>{actions}</div>}
  </Modal>
)
