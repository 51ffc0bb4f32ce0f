import { TextInput } from '@mantine/core'
import { useDraft } from '../useDraft'
import { numberAsText, readNumber, type Unit } from './readNumber'
import { SettingFrame } from './SettingFrame'
import styles from './Settings.module.css'
import type { Setting } from './settingsOf'

type NumberSettingProps = {
  readonly label: string
  readonly setting: Setting<number>
  readonly unit?: Unit
  readonly description?: string
}

export function NumberSetting({ label, setting, unit = '', description }: NumberSettingProps) {
  const draft = useDraft({
    id: setting.id,
    value: numberAsText(setting.value, unit),
    read: readNumber(label, setting.field, unit),
    commit: setting.set,
  })
  return (
    <SettingFrame label={label} setting={setting}>
      <TextInput
        label={label}
        description={description}
        inputMode="decimal"
        autoComplete="off"
        rightSection={unit && <span className={styles.unit}>{unit}</span>}
        rightSectionWidth={unit.length > 2 ? 70 : 34}
        rightSectionPointerEvents="none"
        classNames={{ input: styles.figures }}
        {...draft}
      />
    </SettingFrame>
  )
}
