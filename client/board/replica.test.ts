import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BoardEdit } from '../../shared/document/port'
import { sameTopology } from '../../shared/document/sameTopology'
import type { Topology } from '../../shared/topology/model'
import { type PersonForTests, peopleForTests } from './peopleForTests'
import { createReplica } from './replica'

const service =
  (id: string, name = id) =>
  (edit: BoardEdit) =>
    edit.putService({ id, name, language: 'typescript' })
const topic = (id: string) => (edit: BoardEdit) =>
  edit.putTopic({ id, name: id, partitions: 1, replication: 1, configs: new Map() })
const produces = (id: string, from: string, to: string) => (edit: BoardEdit) =>
  edit.putConnection({ id, kind: 'produces', from, to, when: 'rate', rate: 0, key: '', value: '' })

function annAndBen() {
  const [ann, ben] = peopleForTests(2)
  if (!ann || !ben) throw new Error('two people')
  const talk = () => {
    ann.hearAll()
    ben.hearAll()
  }
  const agree = () => {
    talk()
    expect(sameTopology(ann.topology(), ben.topology())).toBe(true)
    return ann.topology()
  }
  return { ann, ben, talk, agree }
}

describe('my undo never removes your work', () => {
  it('an element that somebody else has renamed since stays, with that name', () => {
    const { ann, ben, talk, agree } = annAndBen()
    ann.edit(service('s', 'mine'))
    talk()
    ben.edit(service('s', 'yours'))
    talk()
    expect(ann.undo()).toEqual({ changed: false, passedOver: false, stays: new Set(['s']) })
    expect([ann.canUndo(), ann.canRedo()]).toEqual([false, false])
    expect(agree().services.get('s')?.name).toBe('yours')
  })

  it('so does one that somebody has moved, or connected to theirs; what else was added with it goes', () => {
    const { ann, ben, talk, agree } = annAndBen()
    ann.edit((edit) => {
      for (const id of ['moved', 'alone']) service(id)(edit)
      topic('t')(edit)
      produces('c', 'alone', 't')(edit)
    })
    talk()
    ben.edit((edit) => edit.moveTo('moved', { x: 8, y: 8 }))
    ben.edit(service('theirs'))
    ben.edit(produces('d', 'theirs', 't'))
    talk()
    expect(ann.undo()).toEqual({ changed: true, passedOver: false, stays: new Set(['moved', 't']) })
    const { services, topics, connections, layout } = agree()
    expect([[...services.keys()].sort(), [...topics.keys()], [...connections.keys()]]).toEqual([
      ['moved', 'theirs'],
      ['t'],
      ['d'],
    ])
    expect(layout.get('moved')).toEqual({ x: 8, y: 8 })
  })

  it('the ends of a connection on which somebody has worked stay with it', () => {
    const { ann, ben, talk, agree } = annAndBen()
    ann.edit((edit) => {
      service('s')(edit)
      topic('t')(edit)
      produces('c', 's', 't')(edit)
    })
    talk()
    ben.edit((edit) =>
      edit.putConnection({ id: 'c', kind: 'produces', from: 's', to: 't', when: 'rate', rate: 7, key: '', value: '' }),
    )
    talk()
    expect(ann.undo().stays).toEqual(new Set(['c', 's', 't']))
    expect(agree().connections.get('c')).toMatchObject({ rate: 7 })
  })

  it('a name that somebody has given since is not taken back', () => {
    const { ann, ben, talk, agree } = annAndBen()
    ann.edit(service('s', 'first'))
    ann.edit(service('s', 'second'))
    talk()
    ben.edit(service('s', 'third'))
    talk()
    expect(ann.undo()).toEqual({ changed: false, passedOver: true, stays: new Set(['s']) })
    expect(agree().services.get('s')?.name).toBe('third')
  })

  it('also what somebody wrote, and I deleted and brought back', () => {
    const { ann, ben, talk, agree } = annAndBen()
    ann.edit(service('s', 'mine'))
    talk()
    ben.edit(service('s', 'yours'))
    talk()
    ann.edit((edit) => edit.remove(['s']))
    ann.undo()
    expect(ann.undo().stays).toEqual(new Set(['s']))
    expect(agree().services.get('s')?.name).toBe('yours')
    ben.edit((edit) => edit.remove(['s']))
    ben.undo()
    expect(ben.redo()).toMatchObject({ changed: true, stays: new Set() })
    expect(agree().services.size).toBe(0)
  })
})

describe('own edits are told, others are not', () => {
  const theirs = () => {
    const told: Uint8Array[] = []
    createReplica({ onOwnUpdate: (update) => void told.push(update), onChange: () => {} }).edit(service('theirs'))
    return told[0] ?? expect.fail('nothing told')
  }
  function own(onChange: () => void = () => {}) {
    let told = 0
    const replica = createReplica({ onOwnUpdate: () => void told++, onChange: () => onChange() })
    return { replica, told: () => told }
  }

  it('also after somebody who listens has failed', () => {
    let fails = true
    const { replica, told } = own(() => {
      if (fails) throw new Error('a bug')
    })
    expect(() => replica.receive(theirs())).toThrow('a bug')
    fails = false
    replica.edit(service('mine'))
    expect([told(), replica.topology().services.size]).toEqual([1, 2])
  })

  it('also after something that cannot be read', () => {
    const { replica, told } = own()
    expect(() => replica.receive(Uint8Array.of(9, 9, 9))).toThrow()
    replica.edit(service('mine'))
    expect(told()).toBe(1)
  })

  it('also where they answer what came', () => {
    let answers = true
    const { replica, told } = own(() => {
      if (answers) {
        answers = false
        replica.edit(service('answer'))
      }
    })
    replica.receive(theirs())
    expect([told(), replica.topology().services.size]).toEqual([1, 2])
  })
})

describe('an undo after the other side deleted it', () => {
  it('has nothing left to do, and says so', () => {
    const { ann, ben, talk, agree } = annAndBen()
    ann.edit(service('s'))
    talk()
    ben.edit((edit) => edit.remove(['s']))
    talk()
    expect(ann.undo()).toEqual({ changed: false, passedOver: false, stays: new Set() })
    expect([ann.canUndo(), ann.canRedo(), agree().services.size]).toEqual([false, false, 0])
  })

  it('passes over it to the step before, and says so', () => {
    const { ann, ben, talk, agree } = annAndBen()
    ann.edit(service('before'))
    ann.edit(service('s'))
    talk()
    ben.edit((edit) => edit.remove(['s']))
    talk()
    expect(ann.undo()).toEqual({ changed: true, passedOver: true, stays: new Set() })
    expect([agree().services.size, ann.canUndo()]).toEqual([0, false])
  })
})

describe('three people who delete, rename, move and connect the same thing, apart', () => {
  it('agree that it is gone, and whoever deleted it can bring it back with what was connected to it', () => {
    const people = peopleForTests(3)
    const [ann, ben, cleo] = people
    if (!ann || !ben || !cleo) throw new Error('three people')
    const talk = () => {
      for (const person of people) person.hearAll()
    }
    ann.edit((edit) => {
      topic('t')(edit)
      edit.moveTo('t', { x: 0, y: 0 })
      service('s')(edit)
    })
    talk()
    ann.edit((edit) => edit.remove(['t']))
    ben.edit((edit) => edit.putTopic({ id: 't', name: 'orders', partitions: 3, replication: 1, configs: new Map() }))
    cleo.edit((edit) => edit.moveTo('t', { x: 80, y: 80 }))
    cleo.edit(produces('c', 's', 't'))
    talk()
    for (const person of people)
      expect([person.topology().topics.size, person.topology().connections.size]).toEqual([0, 0])
    expect(ann.undo().changed).toBe(true)
    talk()
    for (const { topology } of people) {
      expect(topology().topics.has('t')).toBe(true)
      expect(topology().connections.has('c')).toBe(true)
      expect(sameTopology(topology(), ann.topology())).toBe(true)
    }
    for (const person of people) while (person.canUndo()) person.undo()
  })
})

const story = fc.array(
  fc.record({
    who: fc.nat(2),
    what: fc.constantFrom(
      'add',
      'add',
      'name',
      'name',
      'move',
      'connect',
      'remove',
      'undo',
      'undo',
      'redo',
      'hear',
      'hear',
      'hear',
    ),
    at: fc.nat(9),
    amount: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 10, maxLength: 60 },
)

describe('whatever people do, in whatever order they hear of it', () => {
  it('no undo takes away what another one wrote, nothing throws, and all end with the same board', {
    timeout: 30_000,
  }, () => {
    fc.assert(
      fc.property(story, (steps) => {
        const people = peopleForTests(3)
        for (const [number, step] of steps.entries()) {
          const person = people[step.who]
          if (!person) continue
          const before = writtenByOthers(person)
          act(person, { ...step, number })
          if (step.what === 'undo') expect([...before].filter((word) => !writtenByOthers(person).has(word))).toEqual([])
        }
        for (const person of [...people, ...people]) person.hearAll()
        for (const person of people)
          expect(sameTopology(person.topology(), people[0]?.topology() ?? person.topology())).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})

type Step = { readonly what: string; readonly at: number; readonly amount: number; readonly number: number }

/** Everything written says by whom it is: names and ids begin with it, positions have it as y. */
function act(person: PersonForTests, { what, at, amount, number }: Step): void {
  const name = `${person.who}:${number}`
  const { services, topics } = person.topology()
  const service = nth(services, at)
  const topic = nth(topics, amount)
  if (what === 'add') person.edit(addPair(name))
  if (what === 'name' && service) person.edit((edit) => edit.putService({ ...service, name }))
  if (what === 'name' && topic) person.edit((edit) => edit.putTopic({ ...topic, name }))
  if (what === 'move' && service) person.edit((edit) => edit.moveTo(service.id, { x: number, y: person.who }))
  if (what === 'connect' && service && topic) person.edit(produces(name, service.id, topic.id))
  if (what === 'remove') person.edit((edit) => edit.remove([(at % 2 === 0 ? service : topic)?.id ?? '']))
  if (what === 'undo') person.undo()
  if (what === 'redo') person.redo()
  if (what === 'hear') person.hear(at, amount)
}

const nth = <T>(elements: ReadonlyMap<string, T>, at: number): T | undefined =>
  [...elements.values()][at % Math.max(1, elements.size)]

/** A service, its topic and their connection, in one step. */
const addPair = (name: string) => (edit: BoardEdit) => {
  service(`${name} s`, name)(edit)
  edit.putTopic({ id: `${name} t`, name, partitions: 1, replication: 1, configs: new Map() })
  produces(`${name} c`, `${name} s`, `${name} t`)(edit)
}

function writtenByOthers({ who, topology }: PersonForTests): ReadonlySet<string> {
  const { services, topics, connections, layout }: Topology = topology()
  const words = [
    ...[...services.values(), ...topics.values()].map(({ id, name }) => [name, `${id} is called ${name}`] as const),
    ...[...connections.keys()].map((id) => [id, `connection ${id}`] as const),
    ...[...layout].map(([id, { x, y }]) => [`${y}:`, `${id} is at ${x}`] as const),
  ]
  // A name is empty for a moment when what replaces it is heard before what came before that.
  return new Set(words.filter(([by]) => by !== '' && !by.startsWith(`${who}:`)).map(([, word]) => word))
}
