/** Who may change a file after the export: the tool alone, the user alone once it is there, or both. */
export const OWNERS = ['gen', 'once', 'merge'] as const
export type Owner = (typeof OWNERS)[number]

declare const inside: unique symbol
/** A path inside the project, with `/` between its parts. */
export type FilePath = string & { readonly [inside]: true }

export type ProjectFile = {
  readonly path: FilePath
  readonly text: string
  readonly owner: Owner
  readonly executable?: boolean
}

const PART = /^[A-Za-z0-9._-]{1,80}$/
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** The only way to a path. What could lead out of the project or is no file name somewhere is a bug of the caller. */
export function filePath(...parts: readonly string[]): FilePath {
  const all = parts.flatMap((part) => part.split('/'))
  for (const part of all) {
    if (!PART.test(part) || /^\.{1,2}$|\.$/.test(part) || DEVICE.test(part)) {
      throw new Error(`Not a path inside the project: ${JSON.stringify(parts)}`)
    }
  }
  return all.join('/') as FilePath
}

/** Sorted by path. Two files that are one where case does not count are a bug of the caller. */
export function fileSet(files: Iterable<ProjectFile>): ReadonlyMap<FilePath, ProjectFile> {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const seen = new Set<string>()
  for (const { path } of sorted) {
    if (seen.has(path.toLowerCase())) throw new Error(`Two files are called ${path}`)
    seen.add(path.toLowerCase())
  }
  return new Map(sorted.map((file) => [file.path, file]))
}
