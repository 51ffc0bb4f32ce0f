import { ActionIcon } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './Settings.module.css'
import type { Setting } from './settingsOf'

type SettingFrameProps = {
  readonly label: string
  readonly setting: Pick<Setting, 'isChanged' | 'reset'>
  readonly children: ReactNode
}

/** Around each setting: whether it is as usual, and the way back. */
export const SettingFrame = ({ label, setting, children }: SettingFrameProps) => (
  <div className={styles.frame} data-changed={setting.isChanged || undefined}>
    {children}
    {setting.isChanged && (
      <ActionIcon
        className={styles.reset}
        size={20}
        aria-label={`${label}: back to the usual`}
        title="Back to the usual"
        onClick={setting.reset}
      >
        <IconArrowBackUp size={14} />
      </ActionIcon>
    )}
  </div>
)
