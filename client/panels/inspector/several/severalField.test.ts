import { describe, expect, it } from 'vitest'
import type { Service, Topic } from '../../../../shared/topology/model'
import { LANGUAGE_CHOICES } from '../languageChoices'
import { PRODUCES, SERVICES, SUBSCRIBES } from './elementFields'
import { commonText, giveToAll, readForAll, type SeveralField } from './severalField'
import { topicFields } from './topicFields'

const service = (id: string, more: Partial<Service> = {}): Service => ({ id, name: id, language: 'java', ...more })
const topic = (id: string, configs: readonly (readonly [string, string])[] = [], partitions = 3): Topic => ({
  id,
  name: id,
  partitions,
  replication: 1,
  configs: new Map(configs),
})
function named<E>(fields: readonly SeveralField<E>[], name: string): SeveralField<E> {
  return fields.find((field) => field.name === name) ?? expect.fail(`no field ${name}`)
}

describe('a field of several', () => {
  it('shows what all of them have, also where that is only assumed, and nothing where they differ', () => {
    const services = [service('a'), service('b', { retries: 3 }), service('c', { instances: 4 })]
    expect(commonText(named(SERVICES, 'retries'), services)).toBe('3')
    expect(commonText(named(SERVICES, 'instances'), services)).toBe(null)
    expect(commonText(named(SERVICES, 'language'), services)).toBe('java')
    expect(commonText(named(SERVICES, 'pinned'), services)).toBe('false')
  })

  it('is given to all of them, and leaves the rest of each alone', () => {
    const services = [service('a', { delayMs: 5 }), service('b', { instances: 2 })]
    expect(giveToAll(named(SERVICES, 'instances'), services, '4')).toEqual({
      taken: [service('a', { delayMs: 5, instances: 4 }), service('b', { instances: 4 })],
      refused: [],
    })
    expect(giveToAll(named(SERVICES, 'failShare'), services, '2,5').taken.map(({ failShare }) => failShare)).toEqual([
      0.025, 0.025,
    ])
  })

  it('refuses what none of them can have in the words of the field', () => {
    const services = [service('a'), service('b')]
    const read = readForAll(named(SERVICES, 'instances'), services)
    expect(read('4')).toEqual({ ok: true, value: '4' })
    expect(read('400')).toEqual({ ok: false, sentence: 'Instances: a whole number from 1 to 20.' })
  })

  it('offers the languages that one service is offered, and takes no other', () => {
    const language = named(SERVICES, 'language')
    expect(language.choices).toBe(LANGUAGE_CHOICES)
    expect(LANGUAGE_CHOICES.filter(({ disabled }) => !disabled).map(({ label }) => label)).toEqual(['TypeScript'])
    expect(LANGUAGE_CHOICES.map(({ value }) => giveToAll(language, [service('a')], value).taken.length)).toEqual([
      1, 0, 0, 0, 0,
    ])
  })

  it('names each one that cannot have it, and is given to the others', () => {
    const full = topic(
      'full',
      Array.from({ length: 100 }, (_, i) => [`config.${i}`, '1'] as const),
    )
    const topics = [full, topic('free', [['cleanup.policy', 'delete']])]
    const { taken, refused } = giveToAll(named(topicFields(topics), 'cleanup.policy'), topics, 'compact')
    expect(taken).toEqual([topic('free', [['cleanup.policy', 'compact']])])
    expect(refused).toEqual([{ element: full, sentence: 'It has 100 configs already, and there is room for no more.' }])
  })

  it('is there for every config that one of the topics has', () => {
    const topics = [topic('a', [['segment.bytes', '1024']]), topic('b', [['retention.ms', '3600000']], 6)]
    const fields = topicFields(topics)
    expect(fields.map(({ name }) => name)).toEqual([
      'partitions',
      'replication',
      'retention.ms',
      'cleanup.policy',
      'segment.bytes',
      'example',
    ])
    expect(commonText(named(fields, 'partitions'), topics)).toBe(null)
    const kept = giveToAll(named(fields, 'retention.ms'), topics, '2 hours').taken
    expect(kept.map(({ configs }) => configs.get('retention.ms'))).toEqual(['7200000', '7200000'])
    expect(giveToAll(named(fields, 'retention.ms'), kept, '').taken.map(({ configs }) => configs.size)).toEqual([1, 0])
  })

  it('of connections is what connections of that kind have', () => {
    const connection = { id: 'c', from: 't', to: 's' }
    const reads = { ...connection, kind: 'subscribes', group: 'a', start: 'earliest' } as const
    expect(giveToAll(named(SUBSCRIBES, 'group'), [reads], ' mail ').taken).toEqual([{ ...reads, group: 'mail' }])
    expect(giveToAll(named(SUBSCRIBES, 'start'), [reads], 'latest').taken).toEqual([{ ...reads, start: 'latest' }])
    expect(giveToAll(named(SUBSCRIBES, 'start'), [reads], 'never').refused).toHaveLength(1)
    const writes = { ...connection, kind: 'produces', when: 'rate', rate: 1, key: '', value: '' } as const
    expect(giveToAll(named(PRODUCES, 'rate'), [writes], '0,5').taken).toEqual([{ ...writes, rate: 0.5 }])
    expect(giveToAll(named(PRODUCES, 'rate'), [writes], 'often').refused).toHaveLength(1)
  })
})
