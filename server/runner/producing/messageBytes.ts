import type { WrittenMessage } from '../../../shared/generation/compileMessage'
import type { NewRecord } from '../../kafka/port'

export type MessageBytes = Pick<NewRecord, 'key' | 'value'>

export const messageBytes = ({ key, value }: WrittenMessage): MessageBytes => ({
  key: key === null ? null : Buffer.from(key),
  value: Buffer.from(value),
})
