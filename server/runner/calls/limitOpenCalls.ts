import type { CallClient } from './callClient'

/** Makes no more than so many requests at once: services that call several others for each call would make them more and more. */
export function limitOpenCalls(client: CallClient, most: number): CallClient {
  let open = 0
  return {
    ...client,
    async call(options) {
      if (open >= most) return { status: 0, why: `${most} calls of this board wait for an answer already` }
      open += 1
      try {
        return await client.call(options)
      } finally {
        open -= 1
      }
    },
  }
}
