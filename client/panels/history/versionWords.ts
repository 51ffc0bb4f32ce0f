import type { BoardVersion, VersionCause } from '../../../shared/protocol/versionRequests'

const CAUSES: { readonly [cause in VersionCause]: string } = {
  created: 'Begun',
  paused: 'After a pause',
  applied: 'Applied to the cluster',
  beforeImport: 'Before an import',
  beforeRestore: 'Before a restore',
  named: 'Named',
}

/** What a version is called: by its name, otherwise by why it was kept. */
export const versionTitle = ({ name, cause }: Pick<BoardVersion, 'name' | 'cause'>): string => name ?? CAUSES[cause]

/** In the reader's own time zone: `23 Nov, 14:02`, with the year where it is another one. */
export function versionTime(at: number, now: number): string {
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? undefined : 'numeric'
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year,
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
}

/** In lists to choose from: what it is called, and when it was. */
export const versionLabel = (version: BoardVersion, now: number): string =>
  `${versionTitle(version)}, ${versionTime(version.at, now)}`
