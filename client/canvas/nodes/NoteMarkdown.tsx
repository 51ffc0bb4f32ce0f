import type { ComponentProps } from 'react'
import Markdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { safeAddress } from './safeAddress'

const PLUGINS = [remarkGfm]

/**
 * A note's Markdown, with tables and tasks. HTML in it is shown as the text it is; nothing is fetched for it: of pictures there is the text
 * that describes them.
 */
export const NoteMarkdown = ({ text }: { readonly text: string }) => (
  <Markdown remarkPlugins={PLUGINS} components={COMPONENTS} urlTransform={safeAddress}>
    {text}
  </Markdown>
)

/** In a tab of its own, which learns nothing of this one. What it leads to can be read before it is clicked, whatever its words say. */
function Link({ href, children }: ComponentProps<'a'>) {
  if (!href) return <span>{children}</span>
  return (
    <a href={href} title={href} target="_blank" rel="noopener noreferrer" className="nodrag" tabIndex={-1}>
      {children}
    </a>
  )
}

const COMPONENTS: Components = {
  a: ({ href, children }) => <Link href={href}>{children}</Link>,
  img: ({ alt }) => <em>{alt || 'picture'}</em>,
}
