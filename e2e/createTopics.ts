import type { Admin, ITopicConfig } from 'kafkajs'
import { until } from './export/until'

/** Creates topics and waits until the cluster knows them; kafkajs' own waiting throws when a broker is a moment late. */
export async function createTopics(admin: Admin, topics: readonly ITopicConfig[]): Promise<void> {
  await admin.createTopics({ topics: [...topics], waitForLeaders: false })
  const names = topics.map(({ topic }) => topic)
  await until(`the cluster knows ${names.join(', ')}`, () =>
    admin.fetchTopicMetadata({ topics: names }).then(
      ({ topics: known }) => known.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0)),
      () => false,
    ),
  )
}
