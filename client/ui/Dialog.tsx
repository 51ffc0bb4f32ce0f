import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './Dialog.module.css'
import { useFocusBack } from './useFocusBack'

type DialogProps = {
  readonly title: ReactNode
  readonly onClose: () => void
  readonly size?: number | string
  /** The buttons at the bottom, which stay in view. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** It is drawn only while it is open. */
export function Dialog({ title, onClose, size = 560, actions, children }: DialogProps) {
  useFocusBack()
  return (
    <Modal opened onClose={onClose} title={title} size={size}>
      <div className={styles.body}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </Modal>
  )
}
