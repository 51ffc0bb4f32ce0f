import type { Problem } from '../../shared/problem'

const SENTENCES: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no file ${path}.`,
  EISDIR: (path) => `${path} is a folder, not a file.`,
  ENOTDIR: (path) => `A part of the path ${path} is a file, not a folder.`,
  EACCES: (path) => `${path} may not be opened: the permission is missing.`,
  EPERM: (path) => `${path} may not be opened: the permission is missing.`,
  EROFS: (path) => `${path} cannot be written: the disk is read-only.`,
  ENOSPC: (path) => `${path} could not be written: the disk is full.`,
  EEXIST: (path) => `${path} exists already.`,
  ENAMETOOLONG: () => 'The name of the file is too long.',
}

/** What the file system said, as a Problem; anything else is a bug and thrown on. */
export function fileProblem(cause: unknown, path: string): Problem {
  if (!(cause instanceof Error && 'code' in cause && typeof cause.code === 'string')) throw cause
  const sentence = SENTENCES[cause.code]?.(path) ?? `${path} could not be used (${cause.code}).`
  return { code: 'file', sentence }
}
