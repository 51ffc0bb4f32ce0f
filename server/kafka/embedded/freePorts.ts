import { createServer, type Server } from 'node:net'
import type { BrokerPorts } from './serverProperties'

/** The remembered ports when nobody has taken them since, else two that nobody has. */
export async function freePorts(remembered?: BrokerPorts): Promise<BrokerPorts> {
  if (remembered && (await areFree([remembered.broker, remembered.controller]))) return remembered
  const [broker, controller] = await Promise.all([listen(0), listen(0)])
  const ports = { broker: portOf(broker), controller: portOf(controller) }
  await Promise.all([close(broker), close(controller)])
  return ports
}

/** The same for one. */
export async function freePort(remembered?: number): Promise<number> {
  if (remembered !== undefined && (await areFree([remembered]))) return remembered
  const server = await listen(0)
  const port = portOf(server)
  await close(server)
  return port
}

async function areFree(ports: readonly number[]): Promise<boolean> {
  const claims = await Promise.allSettled(ports.map(listen))
  await Promise.all(claims.map((claim) => (claim.status === 'fulfilled' ? close(claim.value) : undefined)))
  return claims.every((claim) => claim.status === 'fulfilled')
}

const listen = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject).listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server))
  })

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a server without a port')
  return address.port
}
