#!/usr/bin/env node
import './requireNode.mjs'
import { ensureBuilt, SERVER } from './ensureBuilt.mjs'
import { ensurePackages } from './ensurePackages.mjs'
import { inProject, runBootstrap } from './project.mjs'
import { runShown } from './runShown.mjs'

/** The command line. Runs where it was called, with the server's own bundle. */
await runBootstrap(async (signal) => {
  await ensurePackages(signal)
  await ensureBuilt([SERVER], signal)
  return runShown(process.execPath, [inProject('dist/server/cli.js'), ...process.argv.slice(2)], {
    cwd: process.cwd(),
    signal,
  })
})
