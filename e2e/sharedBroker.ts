import { readyBrokersOf } from './brokersOf'
import { removeFolder, startStreamboard, temporaryFolder } from './streamboardServer'

const VARIABLE = 'STORIES_BROKERS'

/** Playwright runs this once around all stories: one broker, which a server brings along, for those that neither stop it nor need it empty. */
export default async function startSharedBroker(): Promise<() => Promise<void>> {
  const server = await startStreamboard({ dataFolder: await temporaryFolder(), port: 0 })
  process.env[VARIABLE] = (await readyBrokersOf(server)).join(',')
  return async () => {
    await server.stop()
    await removeFolder(server.dataFolder)
  }
}

/** A server's environment in which it uses the shared broker. */
export const onSharedBroker = () => ({ KAFKA_BROKERS: process.env[VARIABLE] ?? '' })
