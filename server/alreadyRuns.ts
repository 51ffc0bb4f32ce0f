import type { Holder } from './boards/claimFolder'

/** Why a second server on this data folder does not start, in one sentence; `npm start` reads the address out of it. */
export function alreadyRuns(folder: string, by: Holder | null): string {
  const address = by?.address === undefined ? '' : ` at ${by.address}`
  const process = by === null ? 'another process' : `process ${by.pid}`
  const open = address === '' ? 'Wait for it' : 'Open that address'
  return `Streamboard already runs${address} (${process}) on the data folder ${folder}. ${open}, or stop it, or set STREAMBOARD_DATA to another folder.`
}
