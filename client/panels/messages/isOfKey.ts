import type { Part } from '../../../shared/protocol/records'

/** Whether a record of which there is a preview has the key of an opened one, of which a long key shows more. */
export function isOfKey(preview: Part, { as, data, bytes }: NonNullable<Part>): boolean {
  if (preview?.as !== as || preview.bytes !== bytes) return false
  return data.startsWith(preview.cut && as === 'base64' ? withoutLastGroup(preview.data) : preview.data)
}

/** Where bytes are cut off, the last four characters of base64 may stand for fewer than three. */
const withoutLastGroup = (data: string) => data.slice(0, -4)
