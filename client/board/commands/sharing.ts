import { formatCount } from '../../ui/figures'
import { SHARE_PATH } from '../../ui/navigation'
import { onThisMachine } from '../../ui/onThisMachine'
import type { ExportTab } from '../workspace'
import { always, type Command, type CommandContext, topologyOf } from './command'
import { clipboardOf } from './copying'
import { isEmptyPart } from './topologyPart'

const hasNodes = (context: CommandContext) => !isEmptyPart(topologyOf(context))
const NEEDS_NODES = 'Draw something first.'

export const importDrawing: Command = {
  id: 'import',
  label: 'Import a drawing…',
  group: 'Share',
  shortcuts: [],
  keys: 'canvas',
  enabled: always,
  run: ({ workspace }) => workspace.setState({ dialog: { kind: 'import' } }),
}

const takesOut = (tab: ExportTab, label: string): Command => ({
  id: `export-${tab}`,
  label,
  group: 'Share',
  shortcuts: [],
  keys: 'canvas',
  needs: NEEDS_NODES,
  enabled: hasNodes,
  run: ({ workspace }) => workspace.setState({ dialog: { kind: 'export', tab } }),
})

const showLink = takesOut('link', 'Export a link…')

export const EXPORTS: readonly Command[] = [
  takesOut('project', 'Export service projects…'),
  takesOut('picture', 'Export a picture…'),
  showLink,
  takesOut('asyncApi', 'Export AsyncAPI documents…'),
  takesOut('mermaid', 'Export a Mermaid flowchart…'),
  takesOut('board', 'Export a board file…'),
]

export const copyLink: Command = {
  id: 'copy-link',
  label: 'Copy a link to this drawing',
  group: 'Share',
  shortcuts: ['Mod+Shift+L'],
  keys: 'canvas',
  needs: NEEDS_NODES,
  enabled: hasNodes,
  run: (context) => void writeLink(context),
}

const HERE_ONLY = ' It opens on this machine only; elsewhere it can be pasted onto the page with all boards.'

/** A link that is too long for some is looked at before it is sent. What compresses is fetched when it is first needed. */
async function writeLink(context: CommandContext) {
  try {
    const { boardToFragment, LINK_LENGTH_FOR_EVERYONE } = await import('../../../shared/formats/boardLink')
    const fragment = boardToFragment(topologyOf(context))
    if (fragment.length > LINK_LENGTH_FOR_EVERYONE) return showLink.run(context)
    const link = `${location.origin}${SHARE_PATH}#${fragment}`
    await clipboardOf(context).write(link)
    context.notify?.(
      `A link of ${formatCount(link.length)} characters is on the clipboard. The whole drawing is inside of it.${onThisMachine(location.hostname) ? HERE_ONLY : ''}`,
    )
  } catch {
    context.notify?.('The link could not be copied. Take it from Export > Link.')
  }
}
