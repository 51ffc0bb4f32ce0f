import { strToU8, type Zippable, zipSync } from 'fflate'

/** The earliest time a zip can carry; the same in every time zone, because a zip holds local time. */
const TIME = new Date(1980, 0, 1)
const UNIX = 3
const FILE = 0o100644
const PROGRAM = 0o100755

type Files = ReadonlyMap<string, { readonly text: string; readonly executable?: boolean }>

/**
 * The same bytes for the same files: sorted by path, one time, one level. Programs keep their exec bit. Everything lies in the folder, so that
 * unpacking spills nothing.
 */
export function zipFiles(files: Files, folder: string): Uint8Array {
  const entries: Zippable = {}
  for (const [path, { text, executable }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    entries[`${folder}/${path}`] = [
      strToU8(text),
      { mtime: TIME, level: 6, os: UNIX, attrs: ((executable ? PROGRAM : FILE) << 16) >>> 0 },
    ]
  }
  return zipSync(entries)
}
