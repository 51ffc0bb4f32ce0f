/** Does work with a signal that comes so many milliseconds after the one given: what is under way may end by itself. */
export async function withGrace<T>(
  { signal, ms }: { readonly signal: AbortSignal; readonly ms: number },
  work: (late: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal.aborted) return work(signal)
  const late = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const begin = () => {
    timer = setTimeout(() => late.abort(), ms)
  }
  signal.addEventListener('abort', begin, { once: true })
  try {
    return await work(late.signal)
  } finally {
    signal.removeEventListener('abort', begin)
    clearTimeout(timer)
  }
}
