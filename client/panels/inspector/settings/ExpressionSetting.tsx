import { AreaField } from '../fields'
import { readText } from '../readField'
import { SettingFrame } from './SettingFrame'
import type { Setting } from './settingsOf'

type ExpressionSettingProps = {
  readonly label: string
  readonly setting: Setting<string>
  readonly placeholder?: string
  readonly description?: string
}

export const ExpressionSetting = ({ label, setting, ...shown }: ExpressionSettingProps) => (
  <SettingFrame label={label} setting={setting}>
    <AreaField
      label={label}
      rows={2}
      id={setting.id}
      value={setting.value}
      read={readText}
      commit={setting.set}
      {...shown}
    />
  </SettingFrame>
)
