import type { RecordText } from './board/behaviour/recordText.js'
import type { Received } from './message.js'

/** A record as the drawn behaviour sees it. */
export const recordText = ({ record: { key, value, headers, ...record }, topic }: Received): RecordText => ({
  ...record,
  topic,
  timestamp: Number(record.timestamp),
  key: key?.toString('utf8') ?? null,
  value: value?.toString('utf8') ?? null,
  headers: headers.flatMap(([name, text]) => (text === null ? [] : [[name, text.toString()] as const])),
})
