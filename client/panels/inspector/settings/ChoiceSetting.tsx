import { Choice, type Choices } from './Choice'
import { SettingFrame } from './SettingFrame'
import type { Setting } from './settingsOf'

type ChoiceSettingProps<C extends string> = {
  readonly label: string
  readonly choices: Choices<C>
  readonly setting: Setting<C>
}

export const ChoiceSetting = <C extends string>({ label, choices, setting }: ChoiceSettingProps<C>) => (
  <SettingFrame label={label} setting={setting}>
    <Choice label={label} choices={choices} value={setting.value} onChange={setting.set} />
  </SettingFrame>
)
