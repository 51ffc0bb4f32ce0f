import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Every connection to a server, also those that never asked anything or became a web socket: node closes neither when the server closes,
 * and a browser keeps some in store for as long as it runs.
 */
export function followConnections(http: Server): { readonly cutAll: () => void } {
  const connections = new Set<Socket>()
  http.on('connection', (connection) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  return {
    cutAll: () => {
      for (const connection of connections) connection.destroy()
    },
  }
}
