import { Button, CopyButton } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { scrollable } from '../../ui/scrollable'
import styles from './Export.module.css'

type TextExportProps = {
  readonly text: string
  readonly downloads: readonly { readonly label: string; readonly save: () => void }[]
  /** At the left of the buttons. */
  readonly children?: ReactNode
}

/** A text to look at, to copy and to keep. */
export const TextExport = ({ text, downloads, children }: TextExportProps) => (
  <>
    <pre {...scrollable('Text', 'group')} className={styles.text}>
      {text}
    </pre>
    <div className={styles.buttons}>
      <span>{children}</span>
      <CopyButton value={text}>
        {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>}
      </CopyButton>
      {downloads.map(({ label, save }) => (
        <Button key={label} leftSection={<IconDownload size={16} />} onClick={save}>
          {label}
        </Button>
      ))}
    </div>
  </>
)
