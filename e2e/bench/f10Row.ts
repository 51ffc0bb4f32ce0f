import { setTimeout as pause } from 'node:timers/promises'
import { formatBoardFile } from '../../shared/topology/boardFile'
import { largeBoard } from '../../shared/topology/largeBoard'
import { exponentOf, report } from './measure'
import { watchFrames, withPage } from './page'
import { createTopics, inWorld, processorMilliseconds } from './world'

// F10: a board is open, its topics are on the cluster and watched, and nothing flows: what the server and the page's main thread need.

const SIZES = [50, 200, 500]
const MEASURE_MS = 10_000

await inWorld(async ({ server, kafka, browser }) => {
  const needed: { size: number; server: number; page: number }[] = []
  for (const size of SIZES) {
    const board = largeBoard({ nodes: size, prefix: `idle-${size}-` })
    await createTopics(
      kafka,
      [...board.topics.values()].map(({ name }) => name),
    )
    const { boardId } = await browser.ask('board:create', { file: formatBoardFile(board, 'json') })
    await withPage(async (page) => {
      await page.goto(`${server.address}/boards/${boardId}`)
      await page.getByRole('status').filter({ hasText: /^Live/ }).waitFor({ timeout: 120_000 })
      await pause(8_000)
      const [worked, since] = [processorMilliseconds(server.pid), performance.now()]
      const { busy } = await watchFrames(page, MEASURE_MS)
      const cores = (processorMilliseconds(server.pid) - worked) / (performance.now() - since)
      needed.push({ size, server: 100 * cores, page: 100 * busy })
    })
  }
  for (const part of ['server', 'page'] as const) {
    const exponent = exponentOf(needed.map((one) => [one.size, one[part]]))
    for (const { size, ...figures } of needed)
      report({
        what: `F10 idle board, ${part}`,
        size: `${size} nodes`,
        ours: figures[part],
        unit: '% of a core',
        exponent,
      })
  }
})
