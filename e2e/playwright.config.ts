import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const DEBIAN_CHROMIUM = '/usr/bin/chromium'

/** Stories in two real browsers: each file has a server of its own, and one broker serves all that do not stop it. */
export default defineConfig({
  testDir: 'stories',
  outputDir: '../test-results',
  globalSetup: './sharedBroker.ts',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    // What fails gets a second try, alone, and that is traced: tracing all of them takes two fifths of the processor time.
    trace: 'off',
    screenshot: 'only-on-failure',
    actionTimeout: 10_000,
    launchOptions: {
      executablePath: chromiumPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})

/** `npm test` says which browser it found or installed; undefined is Playwright's own. */
function chromiumPath(): string | undefined {
  const chosen = process.env.CHROMIUM_PATH
  return chosen || (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined)
}
