import { TextField } from '../fields'
import { readText } from '../readField'
import { SettingFrame } from './SettingFrame'
import type { Setting } from './settingsOf'

type TextSettingProps = {
  readonly label: string
  readonly setting: Setting<string>
  readonly placeholder?: string
  readonly description?: string
}

export const TextSetting = ({ label, setting, ...shown }: TextSettingProps) => (
  <SettingFrame label={label} setting={setting}>
    <TextField label={label} id={setting.id} value={setting.value} read={readText} commit={setting.set} {...shown} />
  </SettingFrame>
)
