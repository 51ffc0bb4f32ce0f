import { expect, test } from 'vitest'
import { eventFor } from './checkImperativeNames'

test.each([
  ['create-order', 'order-created'],
  ['send_invoice', 'invoice_sent'],
  ['CreateOrder', 'OrderCreated'],
  ['createOrder', 'orderCreated'],
  ['shop.create-order', 'shop.order-created'],
  ['order.create', 'order.created'],
  ['order-created', undefined],
  ['user-posts', undefined],
  ['payments', undefined],
  ['constructor-x', undefined],
  ['create', undefined],
])('%s as an event: %s', (name, event) => {
  expect(eventFor(name)).toBe(event)
})
