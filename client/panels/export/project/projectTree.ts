import { groupBy } from '../../../../shared/topology/groupBy'
import type { WrittenFile } from './projectNews'

export type FileLeaf = WrittenFile & { readonly kind: 'file'; readonly label: string }
export type FileFolder = {
  readonly kind: 'folder'
  /** Unlike every path. */
  readonly key: string
  readonly label: string
  readonly counts: FileCounts
  readonly children: readonly FileNode[]
}
export type FileNode = FileLeaf | FileFolder

export type FileCounts = { readonly yours: number; readonly generated: number }

/** Whether a file is there to be edited: later exports leave it alone or merge with it. */
export const isYours = ({ owner }: WrittenFile): boolean => owner !== 'gen'

/** A folder for each service, then one for what they share; in each what is yours before what is generated. */
export function projectTree(files: readonly WrittenFile[]): readonly FileFolder[] {
  const byRoot = [...groupBy(files, ({ path }) => SERVICE.exec(path)?.[0] ?? '')]
  const services = byRoot.filter(([root]) => root !== '')
  const shared = byRoot.filter(([root]) => root === '')
  return [
    ...services.map(([root, own]) => folderOf({ root, label: root.slice(0, -1) }, own)),
    ...shared.map(([root, own]) => folderOf({ root, label: 'The project around them' }, own)),
  ]
}

const SERVICE = /^services\/[^/]+\//

type Place = { readonly root: string; readonly label: string }

function folderOf({ root, label }: Place, files: readonly WrittenFile[]): FileFolder {
  const leaves = files.map((file): FileLeaf => ({ kind: 'file', ...file, label: file.path.slice(root.length) }))
  const yours = leaves.filter(isYours).sort((a, b) => rank(a) - rank(b))
  const generated = leaves.filter((leaf) => !isYours(leaf))
  const counts = { yours: yours.length, generated: generated.length }
  const rest: FileFolder = {
    kind: 'folder',
    key: `${root} generated`,
    label: 'Generated',
    counts: { yours: 0, generated: generated.length },
    children: generated,
  }
  return {
    kind: 'folder',
    key: `${root} all`,
    label,
    counts,
    children: generated.length > 0 ? [...yours, rest] : yours,
  }
}

/** What is written first comes first: the handlers, then what else is code, then what describes it, then its tests. */
function rank({ label }: FileLeaf): number {
  const place = ['src/handlers/', 'src/', 'test/'].findIndex((folder) => label.startsWith(folder))
  return [0, 1, 3][place] ?? 2
}
