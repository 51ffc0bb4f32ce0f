import { describe, expect, it } from 'vitest'
import { EMPTY_TOPOLOGY } from '../../../shared/topology/model'
import type { ReadDrawing } from '../import/readDrawings'
import { broughtDrawings } from './broughtDrawings'

/** A gallery, and drawings that are read when the test says so. */
function gallery() {
  const happened: string[] = []
  const brought = broughtDrawings({
    open: ({ topology }) => happened.push(`opened ${topology.name}`),
    look: (read) => happened.push(read?.ok ? `looked at ${read.topology.name}` : 'closed'),
    refuse: ([problem]) => happened.push(`refused: ${problem?.code}`),
    setReading: (reading) => happened.push(reading ? 'reading' : 'read'),
  })
  return { ...brought, happened }
}

const drawing = (name: string, kind: 'board' | 'mermaid' = 'board'): ReadDrawing => ({
  ok: true,
  kind,
  topology: { ...EMPTY_TOPOLOGY, name },
  left: [],
})

function late() {
  let arrive = (_read: ReadDrawing) => {}
  const reading = new Promise<ReadDrawing>((resolve) => {
    arrive = resolve
  })
  return { reading, arrive: (read: ReadDrawing) => arrive(read) }
}

describe('of what is brought to the gallery', () => {
  it('only the last counts, also when the first is read later', async () => {
    const { bring, happened } = gallery()
    const first = late()
    const bringing = bring(first.reading)
    await bring(Promise.resolve(drawing('second')))
    first.arrive(drawing('first'))
    await bringing
    expect(happened).toEqual(['reading', 'reading', 'read', 'opened second'])
  })

  it('what is dropped while the dialog reads comes instead of what it reads, and the other way round', async () => {
    const { bring, lookAt, happened } = gallery()
    const [inDialog, dropped] = [late(), late()]
    const looking = lookAt(inDialog.reading)
    const bringing = bring(dropped.reading)
    await lookAt(Promise.resolve(drawing('chosen')))
    inDialog.arrive(drawing('typed'))
    dropped.arrive(drawing('dropped', 'mermaid'))
    await Promise.all([looking, bringing])
    expect(happened).toEqual(['reading', 'read', 'looked at chosen'])
  })

  it('what is still being read when the dialog is closed does not open it again', async () => {
    const { lookAt, close, happened } = gallery()
    const slow = late()
    const looking = lookAt(slow.reading)
    await close()
    slow.arrive(drawing('slow'))
    await looking
    expect(happened).toEqual(['read', 'closed'])
  })
})
