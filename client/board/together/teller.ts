/** Sends what is newest, one at a time and never more than twenty a second; and now and then without any news, so as not to count as gone. */
export type Teller = {
  /** There is news. */
  want(): void
  /** Idempotent. */
  close(): void
}

const PAUSE_MS = 50
const BEAT_MS = 20_000
const RETRY_MS = 5000

/** @param tell resolves to whether it was heard. */
export function createTeller(tell: () => Promise<boolean>): Teller {
  let timer: ReturnType<typeof setTimeout> | undefined
  let busy = false
  let wanted = false
  let closed = false

  const go = async () => {
    wanted = false
    busy = true
    const [heard] = await Promise.all([tell(), new Promise((resolve) => setTimeout(resolve, PAUSE_MS))])
    busy = false
    if (closed) return
    if (wanted) void go()
    else timer = setTimeout(go, heard ? BEAT_MS : RETRY_MS)
  }
  return {
    want: () => {
      wanted = true
      if (busy || closed) return
      clearTimeout(timer)
      void go()
    },
    close: () => {
      closed = true
      clearTimeout(timer)
    },
  }
}
