import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { type Kafka, Partitioners, type Producer } from 'kafkajs'
import { percentile, report } from './measure'
import { dotsSeen, forgetDots, watchDots, watchFrames, withPage } from './page'
import { createTopics, inWorld, type WireClient } from './world'

// F5: from just before a record is produced until the page shows it, in the table (every row, at the first frame that has it) and as a dot.
// The time stands in the record; page and producer read the same clock. Against a bare kafkajs consumer of the same records.

const TOPIC = 'bench-latency'
/** Records in one request; a broker refuses a megabyte. */
const MOST_AT_ONCE = 500

await inWorld(async ({ server, kafka, browser }) => {
  const boardId = await boardWithTopic(browser)
  await createTopics(kafka, [TOPIC], 3)
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
  await producer.connect()
  await withPage(async (page) => {
    watchDots(page)
    await page.goto(`${server.address}/boards/${boardId}`)
    await page.getByRole('status').filter({ hasText: /^Live/ }).waitFor({ timeout: 30_000 })
    await page.getByRole('tab', { name: /^Messages/ }).click()
    await measureDots(page, producer)
    for (const [rate, records] of [
      [100, 1_500],
      [1_000, 15_000],
      [5_000, 100_000],
    ] as const) {
      await measureRows({ page, kafka, producer, rate, records })
    }
  })
  await producer.disconnect()
})

async function boardWithTopic(browser: WireClient): Promise<string> {
  const board = {
    streamboard: 1,
    name: 'Latency',
    services: [{ id: 's', name: 'writer', language: 'typescript' }],
    topics: [{ id: 't', name: TOPIC, partitions: 3, replication: 1 }],
    connections: [{ id: 'c', kind: 'produces', from: 's', to: 't' }],
  }
  return (await browser.ask('board:create', { file: JSON.stringify(board) })).boardId
}

/** One record after the other on a quiet topic, each when the dot of the one before has arrived. */
/** When it was painted. */
async function firstDot(page: Page): Promise<number> {
  for (;;) {
    const { firstAt } = await dotsSeen(page)
    if (firstAt > 0) return firstAt
    await pause(5)
  }
}

async function measureDots(page: Page, producer: Producer): Promise<void> {
  const seen: number[] = []
  for (let turn = 0; turn < 15; turn++) {
    await pause(1_700)
    await forgetDots(page)
    const at = now()
    await send(producer, [at])
    seen.push((await firstDot(page)) - at)
  }
  const what = 'F5 produce to dot on the canvas, a record every other second'
  report({ what, size: 'p50', ours: percentile(seen, 50), unit: 'ms' })
  report({ what, size: 'p99', ours: percentile(seen, 99), unit: 'ms' })
}

type Run = {
  readonly page: Page
  readonly kafka: Kafka
  readonly producer: Producer
  readonly rate: number
  readonly records: number
}

async function measureRows({ page, kafka, producer, rate, records }: Run): Promise<void> {
  const bare = await bareConsumer(kafka, rate)
  await page.evaluate(watchRows)
  const [frames] = await Promise.all([watchFrames(page, 5_000), produceAt(producer, rate, records)])
  await pause(2_000)
  const { latencies, skipped } = await page.evaluate(rowsSeen)
  await bare.stop()
  const what = 'F5 produce to row in the table, against a bare kafkajs consumer'
  for (const percent of [50, 99]) {
    report({
      what,
      size: `${rate}/s, p${percent} of ${latencies.length} rows seen`,
      ours: percentile(latencies, percent),
      theirs: percentile(bare.latencies, percent),
      unit: 'ms',
    })
  }
  report({ what: 'F5 main thread of the page busy', size: `${rate}/s`, ours: 100 * frames.busy, unit: '%' })
  report({ what: 'F5 frame p95', size: `${rate}/s`, ours: frames.p95, unit: 'ms' })
  report({ what: 'F5 named as skipped', size: `${rate}/s, of ${records}`, ours: skipped, unit: 'records' })
}

/** Even slices every 10 ms; a slice that is late is made up for at once, and its records carry the time they were really sent. */
async function produceAt(producer: Producer, rate: number, records: number): Promise<void> {
  const since = performance.now()
  const sending: Promise<void>[] = []
  for (let sent = 0; sent < records; await pause(10)) {
    const due = Math.min(MOST_AT_ONCE, records - sent, Math.floor(((performance.now() - since) * rate) / 1000) - sent)
    if (due > 0) sending.push(send(producer, Array.from({ length: due }, now)))
    sent += due
  }
  await Promise.all(sending)
}

async function send(producer: Producer, times: readonly number[]): Promise<void> {
  const messages = times.map((at) => ({
    key: `${Math.floor(at) % 50}`,
    value: JSON.stringify({ at, text: 'x'.repeat(250) }),
    headers: { 'x-streamboard-service': 'writer' },
  }))
  await producer.send({ topic: TOPIC, messages })
}

async function bareConsumer(kafka: Kafka, rate: number) {
  const consumer = kafka.consumer({ groupId: `bench-bare-${rate}` })
  const latencies: number[] = []
  await consumer.connect()
  await consumer.subscribe({ topic: TOPIC, fromBeginning: false })
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve))
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ message }) => {
      latencies.push(now() - (JSON.parse(String(message.value)) as { at: number }).at)
    },
  })
  await joined
  await pause(500)
  return { latencies, stop: () => consumer.disconnect() }
}

/** Runs in the page: at every frame, the age of each row that was not there in the frame before. */
function watchRows(): void {
  const known = new Set<string>()
  const latencies: number[] = []
  let isFirst = true
  const step = () => {
    const at = performance.timeOrigin + performance.now()
    for (const row of document.querySelectorAll('table[aria-label=Messages] tbody tr')) {
      const id = `${row.children[2]?.textContent} ${row.children[3]?.textContent}`
      const sentAt = Number(/"?at"?:\s*([\d.]+)/.exec(row.textContent ?? '')?.[1])
      if (!known.has(id) && !isFirst && sentAt > 0) latencies.push(at - sentAt)
      known.add(id)
    }
    isFirst = false
    if ((window as unknown as { latencies: number[] }).latencies !== latencies) return
    requestAnimationFrame(step)
  }
  Object.assign(window, { latencies })
  requestAnimationFrame(step)
}

function rowsSeen(): { latencies: number[]; skipped: number } {
  const { latencies } = window as unknown as { latencies: number[] }
  const skipped = /([\d,.]+) skipped/.exec(document.body.textContent)?.[1] ?? '0'
  return { latencies, skipped: Number(skipped.replaceAll(',', '')) }
}

function now(): number {
  return performance.timeOrigin + performance.now()
}
