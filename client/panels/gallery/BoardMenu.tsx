import { ActionIcon, Menu } from '@mantine/core'
import { IconCopy, IconDots, IconExternalLink, IconPencil, IconTrash } from '@tabler/icons-react'
import type { BoardSummary } from '../../../shared/protocol/operations'
import { boardPath, navigate } from '../../ui/navigation'
import type { GalleryActions } from './useGallery'

type BoardMenuProps = { readonly board: BoardSummary; readonly gallery: GalleryActions; readonly onRename: () => void }

export const BoardMenu = ({ board, gallery, onRename }: BoardMenuProps) => (
  <Menu width={170}>
    <Menu.Target>
      <ActionIcon aria-label={`More for ${board.name}`} variant="default" size={28}>
        <IconDots size={16} />
      </ActionIcon>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Item leftSection={<IconExternalLink size={15} />} onClick={() => navigate(boardPath(board.id))}>
        Open
      </Menu.Item>
      <Menu.Item leftSection={<IconPencil size={15} />} onClick={onRename}>
        Rename…
      </Menu.Item>
      <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => void gallery.duplicate(board.id)}>
        Duplicate
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => void gallery.remove(board)}>
        Delete
      </Menu.Item>
    </Menu.Dropdown>
  </Menu>
)
