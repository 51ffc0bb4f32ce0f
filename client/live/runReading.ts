import type { ServiceRun } from '../../shared/protocol/live'
import type { InstanceRun } from '../../shared/protocol/run'

/** What a service's node says of its life: one word, how many of how many or what is waited for, and all of it in a sentence. */
export type RunReading = {
  readonly state: Life
  readonly word: string
  readonly detail: string
  readonly title: string
}

/** `held`: it runs, and something keeps it from what it is drawn to do. */
export type Life = ServiceRun['state'] | 'held'

/** What a service really does, for whatever shows it. */
export const lifeOf = (run: Pick<ServiceRun, 'state' | 'held'> | undefined): Life =>
  run?.held ? 'held' : (run?.state ?? 'idle')

/** @param wanted instances as drawn; @param now milliseconds since the epoch */
export function runReading(run: ServiceRun | undefined, wanted: number, now: number): RunReading {
  const state = lifeOf(run)
  const instances = run?.instances ?? []
  const notice = noticeIn(instances, now)
  const up = instances.filter((instance) => instance.state === 'running').length
  const share =
    run?.state === 'running' && instances.length > 0 && (wanted > 1 || up !== wanted) ? `${up}/${wanted}` : ''
  const waiting = notice === null ? '' : `noticed in ${notice} s`
  const title = [SENTENCES[state], notice === null ? '' : noticeSentence(notice), failure(run)]
    .filter(Boolean)
    .join(' ')
  return { state, word: WORDS[state], detail: [share, waiting].filter(Boolean).join(' · '), title }
}

/** Until when the broker goes on waiting for the heartbeat of an instance that has crashed; null when it waits for none. */
export function lastNotice(instances: readonly InstanceRun[] = []): number | null {
  const ends = instances.flatMap(({ state, sessionEndsAt }) =>
    state === 'crashed' && sessionEndsAt !== undefined ? [sessionEndsAt] : [],
  )
  return ends.length > 0 ? Math.max(...ends) : null
}

function noticeIn(instances: readonly InstanceRun[], now: number): number | null {
  const end = lastNotice(instances)
  return end === null || end <= now ? null : Math.ceil((end - now) / 1000)
}

const noticeSentence = (seconds: number) =>
  `An instance has crashed without a goodbye: the broker notices in ${seconds} s, and until then its partitions wait.`

const failure = (run: ServiceRun | undefined) => (run?.state === 'failed' || run?.held ? run.lastError : '')

const WORDS: Readonly<Record<Life, string>> = {
  idle: 'not running',
  starting: 'starting',
  running: 'running',
  held: 'held back',
  stopping: 'stopping',
  stopped: 'stopped',
  paused: 'paused',
  crashed: 'crashed',
  failed: 'failed',
}

const SENTENCES: Readonly<Record<Life, string>> = {
  idle: 'It has not been started.',
  starting: 'Its instances are joining their groups.',
  running: 'It runs.',
  held: 'It runs, but does not do all that is drawn.',
  stopping: 'It finishes what it has in hand and says goodbye to its groups.',
  stopped: 'It has said goodbye to its groups.',
  paused: 'It goes on as soon as somebody looks at the board; pin it in the inspector to keep it running.',
  crashed: 'It went without a goodbye, and stays down until it is started again.',
  failed: 'It could not go on.',
}
