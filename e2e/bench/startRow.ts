import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { galleryPage } from '../pages/galleryPage'
import { removeFolder, temporaryFolder } from '../streamboardServer'
import { brokerProcess, startBare } from './bareBroker'
import { report } from './measure'
import { recordAfter, withPage } from './page'
import { readyBrokers } from './world'

// F12: a fresh clone with an empty broker cache to the first dot of a template (one click), then the second start to the printed address and
// to the first dot of the same board, which runs on as it did before, against the bare start of that broker. The browser is open already.
// A dot starts in the animation frame after its record has reached the page; that is when it counts.

const root = join(import.meta.dirname, '..')
const [clone, dataFolder, cacheFolder] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()]
const env = { ...process.env, CI: '1', PORT: '0', STREAMBOARD_DATA: dataFolder, STREAMBOARD_CACHE: cacheFolder }
const folders = [clone, dataFolder, cacheFolder]

try {
  await withPage(async (page) => {
    const since = Date.now()
    execFileSync('git', ['clone', '--quiet', root, clone])
    await tell('fresh clone, empty broker cache', since, page, async (address) => {
      const gallery = galleryPage(page, address)
      await gallery.open()
      await gallery.startTemplate('Social media')
    })
    const board = new URL(page.url()).pathname
    for (let turn = 0; turn < 3; turn++) {
      await page.goto('about:blank')
      await tell('second start', Date.now(), page, async (address) => {
        await page.goto(address + board)
        await page.getByRole('button', { name: /^Stop all/ }).waitFor()
      })
    }
  })
} finally {
  await Promise.all(folders.map(removeFolder))
}

/** From `since` to the printed address and on to the first dot that what `bring` does has brought. */
async function tell(size: string, since: number, page: Page, bring: (address: string) => Promise<void>): Promise<void> {
  const npm = spawn('npm', ['start', '--', '--no-open', '--yes'], {
    cwd: clone,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await printedAddress(npm)
  const printed = Date.now() - since
  const [firstAt] = await Promise.all([recordAfter(page, since), bring(address)])
  const { command, owner } = await brokerProcess(join(dataFolder, 'kafka'))
  const [broker = ''] = await readyBrokers(address)
  // npm may keep a signal to itself, so the server is told directly.
  process.kill(owner, 'SIGTERM')
  await once(npm, 'exit')
  const theirs = size === 'second start' ? await startBare({ ...command, broker }) : undefined
  report({ what: 'F12 npm start to the printed address', size, ours: printed, unit: 'ms' })
  report({
    what: 'F12 npm start to the first dot, against the bare broker',
    size,
    ours: firstAt - since,
    theirs,
    unit: 'ms',
  })
}

function printedAddress(npm: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    npm.stdout?.on('data', (chunk) => {
      output += String(chunk)
      const address = /ready at (http:\/\/\S+)/.exec(output)?.[1]
      if (address !== undefined) resolve(address)
    })
    npm.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)))
  })
}
