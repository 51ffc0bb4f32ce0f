import type { OwnRecord } from '../runTools'

/** What key and value take. */
export const bytesOf = ({ key, value }: OwnRecord): number => (key?.length ?? 0) + (value?.length ?? 0)

export const bytesOfAll = (records: readonly OwnRecord[]): number =>
  records.reduce((sum, record) => sum + bytesOf(record), 0)
