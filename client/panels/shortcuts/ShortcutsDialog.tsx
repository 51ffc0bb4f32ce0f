import { Kbd } from '@mantine/core'
import { isMac, shortcutLabel } from '../../board/commands/shortcut'
import { Dialog } from '../../ui/Dialog'
import styles from './Shortcuts.module.css'
import { type ListedShortcut, shortcutGroups } from './shortcutGroups'

/** Everything that has a key. */
export const ShortcutsDialog = ({ onClose }: { readonly onClose: () => void }) => (
  <Dialog title="Keyboard shortcuts" size={1040} onClose={onClose}>
    <div className={styles.groups}>
      {shortcutGroups().map(({ name, listed }) => (
        <section key={name} className={styles.group}>
          <h3>{name}</h3>
          {listed.map((shortcut) => (
            <Shortcut key={shortcut.label} {...shortcut} />
          ))}
        </section>
      ))}
    </div>
  </Dialog>
)

const Shortcut = ({ label, shortcuts }: ListedShortcut) => (
  <div className={styles.shortcut}>
    <span>{label}</span>
    {shortcuts.map((shortcut) => (
      <Kbd key={shortcut} size="xs">
        {shortcutLabel(shortcut, isMac())}
      </Kbd>
    ))}
  </div>
)
