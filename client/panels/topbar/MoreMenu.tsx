import { ActionIcon, Menu } from '@mantine/core'
import {
  IconCommand,
  IconDots,
  IconFileImport,
  IconHistory,
  IconKeyboard,
  IconPackageExport,
  IconSettings,
} from '@tabler/icons-react'
import { showVersions } from '../../board/commands/comparing'
import type { Dialog } from '../../board/workspace'
import { useBoard } from '../boardContext'

const ENTRIES = [
  { kind: 'import', label: 'Import a drawing…', Icon: IconFileImport },
  { kind: 'export', label: 'Export…', Icon: IconPackageExport },
  { kind: 'commands', label: 'Command palette', Icon: IconCommand },
  { kind: 'shortcuts', label: 'Keyboard shortcuts', Icon: IconKeyboard },
  { kind: 'settings', label: 'Settings', Icon: IconSettings },
] as const satisfies readonly { readonly kind: Dialog['kind']; readonly label: string; readonly Icon: unknown }[]

export function MoreMenu() {
  const { session, workspace } = useBoard()
  return (
    <Menu width={210}>
      <Menu.Target>
        <ActionIcon aria-label="More">
          <IconDots size={17} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconHistory size={16} stroke={1.7} />}
          onClick={() => showVersions.run({ session, workspace })}
        >
          {showVersions.label}
        </Menu.Item>
        {ENTRIES.map(({ kind, label, Icon }) => (
          <Menu.Item
            key={kind}
            leftSection={<Icon size={16} stroke={1.7} />}
            onClick={() => workspace.setState({ dialog: { kind } })}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
