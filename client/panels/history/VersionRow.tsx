import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowBackUp, IconBookmark, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import type { BoardVersion } from '../../../shared/protocol/versionRequests'
import { formatAgo } from '../../ui/figures'
import { useBoard } from '../boardContext'
import styles from './History.module.css'
import { versionTime, versionTitle } from './versionWords'

type VersionRowProps = {
  readonly version: BoardVersion
  readonly now: number
  readonly compared: boolean
  readonly onCompare: () => void
}

export function VersionRow({ version, now, compared, onCompare }: VersionRowProps) {
  const isNamed = version.name !== null
  return (
    <li className={styles.row} data-compared={compared || undefined}>
      <button type="button" aria-pressed={compared} title="Compare with the board as it is now" onClick={onCompare}>
        <span className={styles.title}>
          {isNamed && <IconBookmark size={13} aria-hidden="true" />}
          <b>{versionTitle(version)}</b>
        </span>
        <span className={styles.when}>
          <time dateTime={new Date(version.at).toISOString()}>{versionTime(version.at, now)}</time>
          {` · ${formatAgo(version.at, now)}`}
        </span>
        <span className={styles.changes}>{version.changes}</span>
      </button>
      <VersionMenu version={version} />
    </li>
  )
}

function VersionMenu({ version }: Pick<VersionRowProps, 'version'>) {
  const { server, session, workspace, notices } = useBoard()
  const isNamed = version.name !== null
  const remove = async () => {
    const outcome = await server.wire.ask('version:delete', { boardId: session.boardId, version: version.version })
    notices.setState(
      outcome.ok ? { sentence: `The version "${version.name}" was deleted.` } : { problem: outcome.problem },
    )
  }
  return (
    <Menu width={170}>
      <Menu.Target>
        <ActionIcon size={24} aria-label={`More for ${versionTitle(version)}`}>
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowBackUp size={15} />}
          onClick={() => workspace.setState({ dialog: { kind: 'restoreVersion', version } })}
        >
          Restore…
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPencil size={15} />}
          onClick={() => workspace.setState({ dialog: { kind: 'nameVersion', version } })}
        >
          {isNamed ? 'Rename…' : 'Name…'}
        </Menu.Item>
        {isNamed && (
          <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => void remove()}>
            Delete
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
