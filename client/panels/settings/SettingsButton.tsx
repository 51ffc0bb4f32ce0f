import { ActionIcon, Tooltip } from '@mantine/core'
import { IconSettings } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { SETTING_WORDS } from './settingWords'

const SettingsDialog = lazy(async () => ({ default: (await import('./SettingsDialog')).SettingsDialog }))

/** The settings where there is no board, and so no command that opens them. */
export function SettingsButton() {
  const [isOpen, setIsOpen] = useState(false)
  const { title } = SETTING_WORDS
  return (
    <>
      <Tooltip label={title}>
        <ActionIcon aria-label={title} onClick={() => setIsOpen(true)}>
          <IconSettings size={17} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      {isOpen && (
        <Suspense fallback={null}>
          <SettingsDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
