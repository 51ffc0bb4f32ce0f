import type { ServiceBehaviour } from '../../../../shared/topology/behaviour'
import { plural } from '../../../ui/figures'
import { numberAsText } from '../settings/readNumber'
import type { Settings } from '../settings/settingsOf'

type Told = Settings<
  Pick<ServiceBehaviour, 'delayMs' | 'waitMs' | 'batchSeconds' | 'failShare' | 'failWhere' | 'retries'>
>

/** The work of a service in a few words. */
export function workSummary({ delayMs, waitMs, batchSeconds, failShare, failWhere, retries }: Told): string {
  const told = [
    ...(waitMs.isChanged ? [`after ${waitMs.value} ms`] : []),
    ...(batchSeconds.isChanged ? [`every ${batchSeconds.value} s`] : []),
    ...(delayMs.isChanged ? [`${delayMs.value} ms`] : []),
    ...(failShare.isChanged ? [`${numberAsText(failShare.value, '%')} % fail`] : []),
    ...(failWhere.isChanged ? ['some fail'] : []),
  ]
  return [...(told.length > 0 ? told : ['at once']), plural(retries.value, 'retry', 'retries')].join(' · ')
}
