import { expect, it } from 'vitest'
import { SERVICE_FIELDS, type ServiceBehaviour } from '../../../../shared/topology/behaviour'
import { behaviourOf } from '../../../../shared/topology/behaviourOf'
import { settingsOf } from '../settings/settingsOf'
import { workSummary } from './workSummary'

const summaryOf = (drawn: Partial<ServiceBehaviour>) =>
  workSummary(
    settingsOf<ServiceBehaviour>(SERVICE_FIELDS, { id: 's', values: behaviourOf.service(drawn), change: () => {} }),
  )

it.each<[Partial<ServiceBehaviour>, string]>([
  [{}, 'at once · 3 retries'],
  [{ delayMs: 200 }, '200 ms · 3 retries'],
  [{ waitMs: 3000, batchSeconds: 10 }, 'after 3000 ms · every 10 s · 3 retries'],
  [{ failShare: 0.07, failWhere: 'true', retries: 1 }, '7 % fail · some fail · 1 retry'],
])('of %j is told as "%s"', (drawn, told) => {
  expect(summaryOf(drawn)).toBe(told)
})
