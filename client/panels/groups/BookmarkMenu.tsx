import { ActionIcon, Menu } from '@mantine/core'
import { IconBookmark } from '@tabler/icons-react'
import type { BookmarkMove } from '../../board/workspace'
import { useBoard } from '../boardContext'

type BookmarkMenuProps = Omit<BookmarkMove, 'to'> & { readonly label: string; readonly end: string }

/** Where a bookmark can be moved; the dialog that follows says what it means before anything is done. */
export function BookmarkMenu({ label, end, ...place }: BookmarkMenuProps) {
  const { workspace } = useBoard()
  const ask = (to: BookmarkMove['to']) =>
    workspace.setState({ dialog: { kind: 'moveBookmark', move: { ...place, to } } })
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon size={20} aria-label={label} title={label}>
          <IconBookmark size={14} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{label}</Menu.Label>
        <Menu.Item onClick={() => ask({ kind: 'start' })}>To the start…</Menu.Item>
        <Menu.Item onClick={() => ask({ kind: 'end' })}>To the end…</Menu.Item>
        <Menu.Item onClick={() => ask({ kind: 'offset', offset: end })}>To an offset…</Menu.Item>
        <Menu.Item onClick={() => ask({ kind: 'time', ms: Date.now() })}>To a time…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
