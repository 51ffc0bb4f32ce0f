import { describe, expect, it } from 'vitest'
import { boardOf } from '../../../shared/topology/boardForTests'
import { type Drawn, whyNothingCame } from './whyNothingCame'

const topology = boardOf(`
streamboard: 1
services: [{ id: shop, name: Shop }, { id: mail, name: Mail }, { id: hand, name: Hand }]
topics: [{ id: orders, name: orders }, { id: mails, name: mails }, { id: alone, name: alone }, { id: told, name: told }]
connections:
  - { id: so, kind: produces, from: shop, to: orders, rate: 2 }
  - { id: om, kind: subscribes, from: orders, to: mail, group: mail }
  - { id: mm, kind: produces, from: mail, to: mails, when: input }
  - { id: ht, kind: produces, from: hand, to: told, rate: 0 }
`)
type Runs = Readonly<Record<string, Drawn['runs'] extends ReadonlyMap<string, infer Run> ? Run : never>>
const why = (runs: Runs, topicId: string | null = null) =>
  whyNothingCame({ topology, topicId, runs: new Map(Object.entries(runs)) })

const up = { state: 'running' } as const

describe('nothing has come', () => {
  it('because nothing runs', () => {
    expect(why({})).toEqual({
      title: 'No messages yet',
      sentence: "Run the services. A message can be produced by hand from a topic's inspector.",
    })
  })

  it.each([
    [null, 'Waiting for the first message of Mail, Shop', /^What runs here produces on a clock\./],
    ['mails', 'Waiting for the first message of Mail', /^What runs here produces when it has read something\./],
  ] as const)('yet, from whoever runs and produces to what is looked at (%s)', (topicId, title, sentence) => {
    expect(why({ shop: up, mail: up }, topicId)).toEqual({ title, sentence: expect.stringMatching(sentence) })
  })

  it('because whoever runs has to be told', () => {
    expect(why({ hand: up }, 'told').sentence).toBe(
      'What runs here produces only when it is told to, by M or a press on its tools.',
    )
  })

  it.each([
    [{ shop: { state: 'starting' } }, 'Shop is starting…', 'Messages appear here as they come.'],
    [{ shop: { state: 'running', held: true, lastError: 'It is not ours.' } }, 'Shop is held back', 'It is not ours.'],
    [{ shop: { state: 'failed', lastError: 'Gone.' }, mail: { state: 'failed' } }, 'Mail, Shop have failed', 'Gone.'],
  ] as const)('because of %j', (runs, title, sentence) => {
    expect(why(runs)).toEqual({ title, sentence })
  })

  it('because those that run produce elsewhere', () => {
    expect(why({ shop: up }, 'mails').sentence).toBe('Mail would produce to mails, and does not run.')
    expect(why({ shop: up }, 'alone').sentence).toMatch(/^Nothing drawn here produces to alone\./)
  })
})
