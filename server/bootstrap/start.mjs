import './requireNode.mjs'
import { CLIENT, ensureBuilt, SERVER } from './ensureBuilt.mjs'
import { ensurePackages } from './ensurePackages.mjs'
import { openBrowser } from './openBrowser.mjs'
import { prepareBroker } from './prepareBroker.mjs'
import { runBootstrap } from './project.mjs'
import { runServer } from './runServer.mjs'

/** `npm start`: whatever is missing is brought, then the server runs. `-- --no-open` opens no browser, `-- --yes` asks nothing. */
await runBootstrap(async (signal) => {
  const given = process.argv.slice(2)
  const args = given.filter((argument) => argument !== '--no-open' && argument !== '--yes')
  await prepareBroker({ isAgreed: given.includes('--yes'), signal })
  await ensurePackages(signal)
  await ensureBuilt([CLIENT, SERVER], signal)
  return runServer({ args, signal, onAddress: given.includes('--no-open') ? () => {} : openBrowser })
})
