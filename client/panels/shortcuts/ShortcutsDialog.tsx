import { Kbd } from '@mantine/core'
import { COMMAND_GROUPS, type Command } from '../../board/commands/command'
import { COMMANDS } from '../../board/commands/commands'
import { isMac, shortcutLabel } from '../../board/commands/shortcut'
import { Dialog } from '../../ui/Dialog'
import styles from './Shortcuts.module.css'

/** Every command that has a key. */
export const ShortcutsDialog = ({ onClose }: { readonly onClose: () => void }) => (
  <Dialog title="Keyboard shortcuts" size={760} onClose={onClose}>
    <div className={styles.groups}>
      {COMMAND_GROUPS.map((group) => (
        <section key={group} className={styles.group}>
          <h3>{group}</h3>
          {COMMANDS.filter((command) => command.group === group && command.shortcuts.length > 0).map((command) => (
            <Shortcut key={command.id} command={command} />
          ))}
        </section>
      ))}
    </div>
  </Dialog>
)

const Shortcut = ({ command }: { readonly command: Command }) => (
  <div className={styles.shortcut}>
    <span>{command.label}</span>
    {command.shortcuts.map((shortcut) => (
      <Kbd key={shortcut} size="xs">
        {shortcutLabel(shortcut, isMac())}
      </Kbd>
    ))}
  </div>
)
