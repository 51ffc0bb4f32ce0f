import { expect, it } from 'vitest'
import { SERVICE_FIELDS, type ServiceBehaviour } from '../../../../shared/topology/behaviour'
import { behaviourOf } from '../../../../shared/topology/behaviourOf'
import { settingsOf } from './settingsOf'

const changes: Partial<ServiceBehaviour>[] = []
const settings = settingsOf<ServiceBehaviour>(SERVICE_FIELDS, {
  id: 'mailer',
  values: behaviourOf.service({ instances: 3, failWhere: 'value.id >' }),
  change: (changed) => changes.push(changed),
})

it('are there for every field, as drawn or as assumed', () => {
  expect(Object.keys(settings)).toEqual(Object.keys(SERVICE_FIELDS))
  expect([settings.instances.value, settings.retries.value, settings.failWhere.value]).toEqual([3, 3, 'value.id >'])
})

it('say what differs from what is assumed, and nothing else', () => {
  const changed = Object.values(settings).filter(({ isChanged }) => isChanged)
  expect(changed.map(({ id }) => id)).toEqual(['mailer instances', 'mailer failWhere'])
})

it('change one field at a time, and take it back', () => {
  settings.commit.set('receive')
  settings.instances.reset()
  expect(changes).toEqual([{ commit: 'receive' }, { instances: 1 }])
})
