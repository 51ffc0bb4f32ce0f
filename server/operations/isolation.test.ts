import { expect, it } from 'vitest'
import { idsIn } from './isolation'

it('names of topics say which boards are isolated on a cluster', () => {
  const topics = ['sb.orders.1.order-placed', 'sb.orders.1.paid', 'sb.orders-2.3.a.b', 'orders', 'sb.x', 'my.sb.y.1.z']
  expect([...idsIn(topics)]).toEqual(['orders', 'orders-2'])
})
