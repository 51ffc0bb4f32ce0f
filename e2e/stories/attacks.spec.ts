import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { attack, granted } from '../attacks/attacker'
import { comeAsStranger } from '../attacks/stranger'
import { brokersOf } from '../brokersOf'
import { expectAccessible } from '../expectAccessible'
import { boardPage } from '../pages/boardPage'
import { onSharedBroker } from '../sharedBroker'
import { removeFolder, type StreamboardServer, startStreamboard, temporaryFolder } from '../streamboardServer'

// T1 and T19 of the threats, in a real browser: nothing that anybody drew or sent runs as a script, and no other site gets in.

const PAYLOADS = [
  '<script>__xss=1</script>',
  '<img src=x onerror=__xss=1>',
  '"><svg onload=__xss=1>',
  "'-(__xss=1)-'",
  'javascript:__xss=1',
  '[click](javascript:__xss=1)',
  '<a href="javascript:__xss=1">click</a>',
  '<iframe srcdoc="<script>parent.__xss=1</script>"></iframe>',
  '</textarea></style></script><script>__xss=1</script>',
  "{{constructor.constructor('__xss=1')()}}",
  '<base href="http://evil.test/"><link rel=stylesheet href=//evil.test/x.css>',
  '<style>*{background:url(//evil.test/x)}</style>',
]
const TOPIC = 'attacked-topic'

/** Notes are Markdown: of a link that leads nowhere, its words remain. */
const inNote = (text: string) => text.replace(/^\[(.+?)\]\(.*\)$/, '$1')

let server: StreamboardServer

test.beforeAll(async () => {
  server = await startStreamboard({ dataFolder: await temporaryFolder(), port: 0, env: onSharedBroker() })
})

test.afterAll(async () => {
  await server.stop()
  await removeFolder(server.dataFolder)
})

test('names, notes, groups, keys, values and headers are text and nothing else', async ({ page }) => {
  const harm = await watchForHarm(page)
  const attacker = await attack(server)
  const { boardId } = await granted(attacker.ask('board:create', { file: hostileBoard() }))
  attacker.close()
  const stranger = await comeAsStranger(await brokersOf(server))
  await stranger.create(TOPIC)
  await stranger.produce(
    TOPIC,
    PAYLOADS.map((text) => ({ key: text, value: text, headers: { [text]: text } })),
  )

  await page.goto(server.address)
  await expect(page.getByText(PAYLOADS[0] as string).first()).toBeVisible()
  await page.goto(`${server.address}/boards/${boardId}`)
  const board = boardPage(page)
  await expect(page.locator('.react-flow__node')).toHaveCount(3 * PAYLOADS.length + 1)
  for (const text of PAYLOADS) await expect(board.notes.filter({ hasText: inNote(text) }).first()).toBeAttached()
  await expect(page.locator('a[href*="javascript" i]')).toHaveCount(0)

  await expect(board.rows).toHaveCount(PAYLOADS.length)
  for (let row = 0; row < PAYLOADS.length; row++) {
    await board.openRow(board.rows.nth(row))
    await expect(board.record).toBeVisible()
  }
  await board.showGroups()
  await board.showProblems()
  await expect(board.problems.first()).toBeVisible()
  await board.openPlan()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'a plan of hostile names', 'dialog')
  expect(await harm()).toEqual({ ran: false, reports: [], elsewhere: [], errors: [] })
  await stranger.leave()
})

test('a page of another site gets no socket, no answer and no frame', async ({ page }) => {
  const evil = await startEvilSite(server.address)
  const requested: string[] = []
  page.on('websocket', (socket) => socket.on('framereceived', () => requested.push(socket.url())))
  await page.goto(`http://localhost:${(evil.address() as AddressInfo).port}`)
  await expect(page.locator('#outcome')).toHaveText(
    JSON.stringify({ socket: 'refused', polling: 'refused', read: 'refused', written: 'refused' }),
  )
  await expect.poll(() => page.frames().at(-1)?.url()).toBe('chrome-error://chromewebdata/')
  expect(requested).toEqual([])
  evil.close()
})

function hostileBoard(): string {
  const each = <T>(make: (text: string, index: number) => T) => PAYLOADS.map(make)
  return JSON.stringify({
    streamboard: 1,
    name: PAYLOADS[0],
    services: each((name, index) => ({ id: `s${index}`, name })),
    topics: [
      ...each((name, index) => ({ id: `t${index}`, name, example: name, schema: name, configs: { [name]: name } })),
      { id: 'real', name: TOPIC },
    ],
    connections: each((group, index) => [
      { id: `c${index}`, kind: 'subscribes', from: 'real', to: `s${index}`, group },
      { id: `p${index}`, kind: 'produces', from: `s${index}`, to: `t${index}`, key: group, value: group },
    ]).flat(),
    notes: each((text, index) => ({ id: `n${index}`, text })),
  })
}

/** Everything that would show that something ran, or that the page tried to reach beyond its server. */
async function watchForHarm(page: Page) {
  const elsewhere: string[] = []
  const errors: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(server.address) && !request.url().startsWith('data:')) elsewhere.push(request.url())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('dialog', (dialog) => errors.push(dialog.message()))
  await page.addInitScript(() => {
    const reports: string[] = []
    Object.assign(window, { __reports: reports })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, lineNumber }) =>
      reports.push(`${violatedDirective} ${sourceFile}:${lineNumber}`),
    )
  })
  return async () => {
    const seen = await page.evaluate(() => ({
      ran: '__xss' in window,
      reports: Reflect.get(window, '__reports') as readonly string[],
    }))
    return { ...seen, elsewhere, errors }
  }
}

/** Tries what a browser lets a page of anybody try, and writes down how it went. */
async function startEvilSite(target: string): Promise<Server> {
  const script = `
    const target = ${JSON.stringify(target)}
    const socket = new Promise((resolve) => {
      const one = new WebSocket(target.replace('http', 'ws') + '/socket.io/?EIO=4&transport=websocket')
      one.onopen = () => resolve('connected')
      one.onerror = () => resolve('refused')
    })
    const refused = () => 'refused'
    const read = (path, options) => fetch(target + path, options).then((answer) => answer.type, refused)
    const frame = document.createElement('iframe')
    frame.src = target
    document.body.append(frame)
    const outcome = {
      socket: await socket,
      polling: await read('/socket.io/?EIO=4&transport=polling'),
      read: await read('/healthz'),
      written: await read('/api/boards', { method: 'POST', mode: 'no-cors', body: '{}' }),
    }
    document.querySelector('#outcome').textContent = JSON.stringify(outcome)`
  const site = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`<body><p id="outcome"></p><script type="module">${script}</script></body>`)
  })
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  return site
}
