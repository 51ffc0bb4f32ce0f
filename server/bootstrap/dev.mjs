import './requireNode.mjs'
import { ensureBuilt, SERVER } from './ensureBuilt.mjs'
import { ensurePackages } from './ensurePackages.mjs'
import { inProject, runBootstrap, say } from './project.mjs'
import { runShown } from './runShown.mjs'

/** `npm run dev`: the server is rebuilt and restarted on every change, the client is served with hot reloading at 5173. */
await runBootstrap(async (signal) => {
  await ensurePackages(signal)
  await ensureBuilt([SERVER], signal)
  const ending = new AbortController()
  const options = { signal: AbortSignal.any([signal, ending.signal]) }
  const vite = inProject('node_modules/vite/bin/vite.js')
  say('The client will be at http://127.0.0.1:5173.')
  const programs = [
    [vite, 'build', '--watch', '--mode', 'server'],
    ['--watch', '--watch-preserve-output', inProject('dist/server/main.js')],
    [vite, '--mode', 'client', '--host', '127.0.0.1'],
  ].map((args) => runShown(process.execPath, args, options))
  const code = await Promise.race(programs)
  ending.abort()
  await Promise.all(programs)
  return code
})
