import { SegmentedControl } from '@mantine/core'
import { useId } from 'react'
import { useStore } from 'zustand'
import { settings } from '../../board/settings'
import { Dialog } from '../../ui/Dialog'
import styles from './Settings.module.css'
import { type OneSetting, SETTING_WORDS } from './settingWords'

/** What this person likes; every choice holds at once. */
export const SettingsDialog = ({ onClose }: { readonly onClose: () => void }) => (
  <Dialog title={SETTING_WORDS.title} onClose={onClose}>
    {SETTING_WORDS.sections.map((section) => (
      <section key={section.title} className={styles.section} aria-label={section.title}>
        <h3>{section.title}</h3>
        {section.settings.map((words) => (
          <Setting key={words.name} words={words} />
        ))}
      </section>
    ))}
    <p className={styles.kept}>{SETTING_WORDS.kept}</p>
  </Dialog>
)

function Setting({ words: { name, label, hint, choices } }: { readonly words: OneSetting }) {
  const id = useId()
  const value = useStore(settings, (state) => state[name])
  return (
    <div className={styles.setting}>
      <div>
        <b id={id}>{label}</b>
        <small id={`${id}-hint`}>{hint}</small>
      </div>
      <SegmentedControl
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        size="xs"
        data={Object.entries(choices).map(([choice, word]) => ({ value: choice, label: word }))}
        value={value}
        onChange={(choice) => settings.setState({ [name]: choice })}
      />
    </div>
  )
}
