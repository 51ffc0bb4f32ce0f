import { Button, type ButtonProps, FileButton } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import type { ReactNode } from 'react'

type ChooseFileProps = Pick<ButtonProps, 'size' | 'loading'> & {
  readonly accept: string
  readonly onFiles: (files: readonly File[]) => void
  readonly children: ReactNode
}

/** A button that lets files be chosen; also the same ones again, after they were mended. */
export const ChooseFile = ({ accept, onFiles, children, ...looks }: ChooseFileProps) => (
  <FileButton
    multiple
    accept={accept}
    inputProps={{ onClick: forgetChoice }}
    onChange={(files) => files.length > 0 && onFiles(files)}
  >
    {(props) => (
      <Button {...props} {...looks} leftSection={<IconFolderOpen size={16} />}>
        {children}
      </Button>
    )}
  </FileButton>
)

/** Browsers tell of a choice only when it differs from the one before. */
function forgetChoice(event: { readonly currentTarget: HTMLInputElement }) {
  event.currentTarget.value = ''
}
