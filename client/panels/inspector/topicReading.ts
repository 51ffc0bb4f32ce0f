import { LIMITS } from '../../../shared/topology/limits'
import { readCount } from './readField'

export const readPartitions = readCount('The number of partitions', LIMITS.partitions)
/** Kafka keeps the replication factor in sixteen bits. */
export const readReplication = readCount('The replication factor', 32_767)

export const RETENTION = 'retention.ms'
export const CLEANUP = 'cleanup.policy'
export const CLEANUP_POLICIES = [
  { value: '', label: 'default' },
  { value: 'delete', label: 'delete' },
  { value: 'compact', label: 'compact' },
  { value: 'compact,delete', label: 'compact and delete' },
]
