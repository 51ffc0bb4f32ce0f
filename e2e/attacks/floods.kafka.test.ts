import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { StreamboardServer } from '../streamboardServer'
import { type Attacker, attack, boardFile, endVictim, granted, residentMegabytes, startVictim } from './attacker'

// T17 and T18 of the threats: pages that do not read, ask without end, or come by the thousand.

let server: StreamboardServer
let honest: Attacker

beforeAll(async () => {
  server = await startVictim(inject('brokers'))
  honest = await attack(server)
})

afterAll(async () => {
  expect(honest.socket.connected).toBe(true)
  honest.close()
  expect(await endVictim(server)).toBe(0)
})

it('a page that asks for a large board again and again without reading costs little and is dropped', async () => {
  const notes = Array.from({ length: 30 }, (_, index) => ({ id: `n${index}`, text: 'x'.repeat(60_000) }))
  const { boardId } = await granted(honest.ask('board:create', { file: boardFile({ notes }) }))
  const before = await residentMegabytes(server)
  const attacker = await attack(server)
  attacker.stopReading()
  for (let count = 0; count < 2000; count++)
    attacker.sendRaw(`2${count}["board:join",{"boardId":"${boardId}","stateVector":"AA=="}]`)
  const dropped = new Promise((resolve) => attacker.socket.on('disconnect', resolve))
  for (let look = 0; look < 10; look++)
    expect(await honest.ask('board:join', { boardId, stateVector: 'AA==' })).toMatchObject({ ok: true })
  expect((await residentMegabytes(server)) - before).toBeLessThan(300)
  attacker.readOn()
  expect(await dropped).toMatch(/^transport|^io server/)
})

it('a page that asks for more than it may is told so, and others are served in between', async () => {
  const attacker = await attack(server)
  const asked = Array.from({ length: 1000 }, () => attacker.ask('board:list', {}))
  expect(await honest.ask('board:list', {})).toMatchObject({ ok: true })
  const outcomes = await Promise.all(asked)
  const served = outcomes.filter(({ ok }) => ok).length
  expect(served).toBeGreaterThanOrEqual(256)
  const refusals = outcomes.filter(({ ok }) => !ok)
  for (const refusal of refusals) expect(refusal).toMatchObject({ problem: { code: 'tooMuch', retriable: true } })
  expect(await attacker.ask('board:list', {})).toMatchObject({ ok: true })
  attacker.close()
})

it('connections have an end, and whoever is in stays in', async () => {
  const flood = await Promise.allSettled(Array.from({ length: 600 }, () => attack(server)))
  const connected = flood.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  expect(connected.length).toBeLessThan(500)
  expect(await honest.ask('board:list', {})).toMatchObject({ ok: true })
  for (const attacker of connected) attacker.close()
  const comeLate = () => attack(server).then((one) => one.ask('board:list', {}).finally(one.close))
  await expect.poll(() => comeLate().catch(() => null)).toMatchObject({ ok: true })
})
