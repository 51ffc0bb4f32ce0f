import type { Frame, Skip, WireRecord } from '../../shared/protocol/records'
import { type Attacker, granted } from './attacker'

type Seen = { readonly records: readonly WireRecord[]; readonly skipped: readonly Skip[] }

type Watched = {
  readonly topic: string
  readonly offset: number
  /** Topics that are watched with it. */
  readonly beside?: readonly string[]
}

/** Everything that is shown or named of a topic of one partition, up to this offset. */
export async function watchUntil(viewer: Attacker, { topic, offset, beside = [] }: Watched): Promise<Seen> {
  const records: WireRecord[] = []
  const skipped: Skip[] = []
  const complete = new Promise<void>((resolve) => {
    const take = (frame: Frame) => {
      viewer.socket.emit('frame:ack', { topic: frame.topic, seq: frame.seq })
      if (frame.topic !== topic) return
      records.push(...frame.records)
      skipped.push(...frame.skipped)
      if (frame.to['0'] !== String(offset)) return
      viewer.socket.off('frame:arrived', take)
      resolve()
    }
    viewer.socket.on('frame:arrived', take)
  })
  const resume = { incarnation: 1, next: { 0: '0' } }
  const topics = [topic, ...beside].map((name) => ({ topic: name, resume, tail: 0 }))
  await granted(viewer.ask('live:watch', { boardId: 'any', topics }))
  await complete
  return { records, skipped }
}
