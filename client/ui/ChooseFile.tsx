import { Button, type ButtonProps, FileButton } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import type { ReactNode } from 'react'

type ChooseFileProps = Pick<ButtonProps, 'size' | 'loading'> & {
  readonly accept: string
  readonly onFile: (file: File) => void
  readonly children: ReactNode
}

/** A button that lets a file be chosen; also the same one again, after it was mended. */
export const ChooseFile = ({ accept, onFile, children, ...looks }: ChooseFileProps) => (
  <FileButton accept={accept} inputProps={{ onClick: forgetChoice }} onChange={(file) => file && onFile(file)}>
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
