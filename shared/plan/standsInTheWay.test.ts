import { expect, it } from 'vitest'
import { boardOf } from '../topology/boardForTests'
import type { ClusterPlan } from './model'
import { standsInTheWay } from './standsInTheWay'

const BOARD = boardOf(`
streamboard: 1
services: [{ id: shop, name: Shop }, { id: mail, name: Mail }, { id: idle, name: Idle }]
topics: [{ id: orders, name: orders }, { id: mails, name: mails }, { id: alone, name: alone }]
connections:
  - { id: so, kind: produces, from: shop, to: orders }
  - { id: om, kind: subscribes, from: orders, to: mail, group: mail }
  - { id: mm, kind: produces, from: mail, to: mails, when: input }
`)

const create = (topicId: string): ClusterPlan['steps'][number] => ({
  ...{ kind: 'createTopic', topicId, topic: topicId, partitions: 1, replication: 1, configs: {}, hazards: [] },
})
const foreign = (topicId: string) => ({ topicId, topic: topicId })

it.each([
  ['nothing to do', { steps: [], foreign: [] }, []],
  [
    'a topic that one writes and one reads is missing',
    { steps: [create('orders')], foreign: [] },
    ['all', 'shop', 'mail'],
  ],
  ['a topic that nobody uses is missing', { steps: [create('alone')], foreign: [] }, ['all']],
  ['what one writes and one reads is somebody else’s', { steps: [], foreign: [foreign('orders')] }, ['all', 'shop']],
  ['what the other writes is somebody else’s', { steps: [], foreign: [foreign('mails')] }, ['all', 'mail']],
] as const)('%s', (_, plan, asked) => {
  const stands = ['all', 'shop', 'mail', 'idle'].filter((id) =>
    standsInTheWay(plan, BOARD, id === 'all' ? undefined : [id]),
  )
  expect(stands).toEqual(asked)
})
