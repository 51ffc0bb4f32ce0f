/** A board of 250 services and 250 topics with 1,000 edges: each service writes two topics and reads two, all not far away. */
export type GridBoard = ReturnType<typeof gridBoard>

const PAIRS = 250
const COLUMNS = 20
const [DX, DY] = [300, 220]

/** @param run makes the topics' names unique */
export function gridBoard(run: number) {
  const pairs = Array.from({ length: PAIRS }, (_, at) => at)
  const topics = pairs.map((at) => `bench-${run}-${at}`)
  const services = pairs.map((at) => `svc-${at}`)
  const shifted = (at: number, by: number) => (at + by + PAIRS) % PAIRS
  const written = pairs.flatMap((at) => [0, 1].map((by) => ({ from: at, to: shifted(at, by) })))
  const read = pairs.flatMap((at) => [1, COLUMNS / 2].map((by) => ({ from: at, to: shifted(at, by) })))
  const places = [
    ...pairs.map((at) => [`s${at}`, place(2 * at)] as const),
    ...pairs.map((at) => [`t${at}`, place(2 * at + 1)] as const),
  ]
  const board = {
    streamboard: 1,
    name: 'Grid',
    services: pairs.map((at) => ({ id: `s${at}`, name: services[at], language: 'typescript' })),
    topics: pairs.map((at) => ({ id: `t${at}`, name: topics[at], partitions: 1, replication: 1 })),
    connections: [
      ...written.map(({ from, to }, at) => ({ id: `p${at}`, kind: 'produces', from: `s${from}`, to: `t${to}` })),
      ...read.map(({ from, to }, at) => ({
        id: `r${at}`,
        kind: 'subscribes',
        from: `t${from}`,
        to: `s${to}`,
        group: `${services[to]}-${run}`,
      })),
    ],
    notes: [],
    layout: Object.fromEntries(places),
  }
  return {
    file: JSON.stringify(board),
    topics,
    produced: written.map(({ from, to }) => ({ service: services[from] ?? '', topic: topics[to] ?? '' })),
    nodes: places.map(([, at]) => at),
    edges: [
      ...written.map(({ from, to }) => ({ from: place(2 * from), to: place(2 * to + 1) })),
      ...read.map(({ from, to }) => ({ from: place(2 * from + 1), to: place(2 * to) })),
    ],
  }
}

function place(at: number): { readonly x: number; readonly y: number } {
  return { x: (at % COLUMNS) * DX, y: Math.floor(at / COLUMNS) * DY }
}
