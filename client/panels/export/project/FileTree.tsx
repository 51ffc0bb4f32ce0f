import { Tree, type TreeNodeData, useTree } from '@mantine/core'
import { IconChevronRight, IconFile, IconPencil } from '@tabler/icons-react'
import { type KeyboardEvent, useMemo } from 'react'
import { formatBytes, formatCount } from '../../../ui/figures'
import { pressedKey } from '../../../ui/pressedKey'
import styles from './ProjectFiles.module.css'
import { type FileCounts, type FileNode, isYours } from './projectTree'

type FileTreeProps = { readonly nodes: readonly FileNode[]; onChoose(path: string): void }

/** Folders are closed at first; arrows walk, Enter opens a folder or chooses a file. */
export function FileTree({ nodes, onChoose }: FileTreeProps) {
  const tree = useTree()
  const data = useMemo(() => nodes.map(treeData), [nodes])
  const byKey = useMemo(() => new Map(nodes.flatMap(withInner).map((node) => [keyOf(node), node])), [nodes])
  const open = (key: string) => {
    const node = byKey.get(key)
    if (node?.kind === 'folder') tree.toggleExpanded(key)
    if (node?.kind !== 'file') return
    tree.select(key)
    onChoose(node.path)
  }
  const press = (event: KeyboardEvent) => {
    const key = pressedKey(event)
    if (key !== 'Enter' && key !== ' ') return
    event.preventDefault()
    if (event.target instanceof HTMLElement) open(event.target.dataset.value ?? '')
  }
  return (
    <Tree
      className={styles.tree}
      aria-label="Files"
      data={data}
      tree={tree}
      levelOffset={16}
      expandOnClick={false}
      expandOnSpace={false}
      allowRangeSelection={false}
      onKeyDown={press}
      renderNode={({ node: { value }, expanded, elementProps: { onClick, ...props } }) => {
        const node = byKey.get(value)
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the tree, which has the focus
          // biome-ignore lint/a11y/noStaticElementInteractions: the line around it is the item of the tree
          <div
            {...props}
            onClick={(event) => {
              onClick(event)
              open(value)
            }}
          >
            {node && <Line node={node} isOpen={expanded} />}
          </div>
        )
      }}
    />
  )
}

function Line({ node, isOpen }: { readonly node: FileNode; readonly isOpen: boolean }) {
  if (node.kind === 'folder') {
    return (
      <>
        <IconChevronRight className={styles.twist} data-open={isOpen || undefined} size={14} aria-hidden="true" />
        <span className={styles.folder}>{node.label}</span>
        <span className={styles.detail}>{countWords(node.counts)}</span>
      </>
    )
  }
  const Icon = isYours(node) ? IconPencil : IconFile
  return (
    <>
      <Icon className={styles.icon} size={14} aria-hidden="true" />
      <span className={styles.label}>{node.label}</span>
      <span className={styles.detail}>{formatBytes(node.bytes)}</span>
    </>
  )
}

const countWords = ({ yours, generated }: FileCounts) =>
  [yours > 0 && `${formatCount(yours)} yours`, generated > 0 && `${formatCount(generated)} generated`]
    .filter(Boolean)
    .join(', ')

const keyOf = (node: FileNode) => (node.kind === 'file' ? node.path : node.key)
const withInner = (node: FileNode): readonly FileNode[] =>
  node.kind === 'file' ? [node] : [node, ...node.children.flatMap(withInner)]

const treeData = (node: FileNode): TreeNodeData => ({
  value: keyOf(node),
  label: node.label,
  ...(node.kind === 'folder' && { children: node.children.map(treeData) }),
})
