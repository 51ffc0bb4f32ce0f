import { expect, it } from 'vitest'
import { boardForTests, drawn } from '../../../board/commands/boardForTests'
import { SERVICES } from './elementFields'
import { setForAll } from './setForAll'

const BOARD = drawn(`streamboard: 1
services: [{ id: a, name: Orders }, { id: b, name: Stock }, { id: c, name: Mail }]
`)

it('what somebody else deleted or renamed meanwhile stays so', () => {
  const board = boardForTests(BOARD)
  const field = SERVICES.find(({ name }) => name === 'instances') ?? expect.fail('no such field')
  const shown = ['a', 'b']
  board.session.edit((edit) => {
    edit.remove(['b'])
    edit.putService({ id: 'a', name: 'Sales', language: 'typescript' })
  })
  const refused = setForAll(
    board.session,
    {
      field,
      elementsOf: ({ services }) => shown.flatMap((id) => services.get(id) ?? []),
      put: (edit, service) => edit.putService(service),
    },
    '4',
  )
  expect(refused).toEqual([])
  expect([...board.topology().services.values()].map(({ name, instances }) => [name, instances])).toEqual([
    ['Sales', 4],
    ['Mail', undefined],
  ])
})
