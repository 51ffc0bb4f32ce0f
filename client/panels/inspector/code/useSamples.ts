import { useCallback, useEffect, useState } from 'react'
import { useBoard, useBoardState } from '../../boardContext'
import { readSamples, type Samples } from './readSamples'
import type { SampleSource } from './sampleSource'

/** Often enough to be live, seldom enough to be read. */
const EVERY_MS = 1_000

/** What flows, as it flows. */
export function useSamples(source: SampleSource): Samples {
  const { live } = useBoard()
  const read = useReadSamples(source)
  const [samples, setSamples] = useState(read)
  useEffect(() => {
    let next: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      next = undefined
      setSamples(read())
    }
    refresh()
    const stop = live.onRows(() => {
      next ??= setTimeout(refresh, EVERY_MS)
    })
    return () => {
      stop()
      clearTimeout(next)
    }
  }, [live, read])
  return samples
}

/** The same, for whoever asks now and then. */
export function useReadSamples(source: SampleSource): () => Samples {
  const { live } = useBoard()
  const prefix = useBoardState((state) => state.prefix)
  return useCallback(() => readSamples(source, (topic) => live.rows(prefix + topic)), [live, prefix, source])
}
