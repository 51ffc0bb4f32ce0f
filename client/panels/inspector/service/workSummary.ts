import type { ServiceBehaviour } from '../../../../shared/topology/behaviour'
import { plural } from '../../../ui/figures'
import { numberAsText } from '../settings/readNumber'
import type { Settings } from '../settings/settingsOf'

type Told = Settings<Pick<ServiceBehaviour, 'delayMs' | 'failShare' | 'failWhere' | 'retries'>>

/** The work of a service in a few words. */
export function workSummary({ delayMs, failShare, failWhere, retries }: Told): string {
  const told = [
    ...(delayMs.isChanged ? [`${delayMs.value} ms`] : []),
    ...(failShare.isChanged ? [`${numberAsText(failShare.value, '%')} % fail`] : []),
    ...(failWhere.isChanged ? ['some fail'] : []),
  ]
  return [...(told.length > 0 ? told : ['at once']), plural(retries.value, 'retry', 'retries')].join(' · ')
}
