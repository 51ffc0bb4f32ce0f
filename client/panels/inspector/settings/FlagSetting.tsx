import { Checkbox } from '@mantine/core'
import { SettingFrame } from './SettingFrame'
import type { Setting } from './settingsOf'

type FlagSettingProps = { readonly label: string; readonly description?: string; readonly setting: Setting<boolean> }

export const FlagSetting = ({ label, description, setting }: FlagSettingProps) => (
  <SettingFrame label={label} setting={setting}>
    <Checkbox
      label={label}
      description={description}
      checked={setting.value}
      onChange={(event) => setting.set(event.currentTarget.checked)}
    />
  </SettingFrame>
)
