import type { Windows } from '../../../shared/behaviour/windows'
import type { Run } from '../runState'
import { Interrupted, type Signals, sentenceOf } from '../runTools'
import { nap } from '../waiting/nap'
import { sendingOf } from './handleInput'
import { sendWindows } from './sendResponses'

const LOOK_MS = 500

/** Ends windows that no later record would end, until the copy stops. While something is in the way, records may still be on theirs. */
export async function closeIdleWindows(run: Run, windows: Windows, signals: Signals): Promise<void> {
  const { parts, troubles, tools } = run
  while (!signals.give.aborted) {
    if (troubles.size === 0) {
      for (const { finished, ...place } of windows.closeIdle()) {
        try {
          await sendWindows({ finished, place, ofWindow: parts.responder.ofWindow }, sendingOf(signals, parts), tools)
        } catch (error) {
          if (error instanceof Interrupted) return
          tools.mishap(sentenceOf(error))
        }
        windows.settle(place)
      }
    }
    await nap(LOOK_MS, signals.give)
  }
}
