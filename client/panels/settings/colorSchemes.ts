import type { MantineColorSchemeManager } from '@mantine/core'
import { settings } from '../../board/settings'

/** Mantine's light or dark is the one of the settings, whoever changes it and in whichever tab. */
export function settingColorSchemes(): MantineColorSchemeManager {
  let stop = () => {}
  return {
    get: () => settings.getState().theme,
    set: (theme) => {
      if (theme !== settings.getState().theme) settings.setState({ theme })
    },
    subscribe: (onUpdate) => {
      stop = settings.subscribe((now, before) => {
        if (now.theme !== before.theme) onUpdate(now.theme)
      })
    },
    unsubscribe: () => stop(),
    clear: () => settings.setState({ theme: 'auto' }),
  }
}
