import type { KafkaStatus } from '../../shared/protocol/live'

/** Whether Kafka will be there if one waits a little. */
export const isComingUp = (status: KafkaStatus | null): boolean =>
  status?.state === 'fetching' || status?.state === 'starting' || status?.state === 'restarting'
