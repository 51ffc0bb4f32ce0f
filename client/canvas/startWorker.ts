import layoutWorker from 'elkjs/lib/elk-worker.min.js?url'
import { workerAddress } from '../ui/workerAddress'
import dotsWorker from './dots/dotsWorker?worker&url'
import overviewWorker from './overview/overviewWorker?worker&url'

const addressOf = workerAddress('own-workers', { layout: layoutWorker, dots: dotsWorker, overview: overviewWorker })

export const startLayoutWorker = (): Worker => new Worker(addressOf('layout'))
export const startDotsWorker = (): Worker => new Worker(addressOf('dots'), { type: 'module' })
export const startOverviewWorker = (): Worker => new Worker(addressOf('overview'), { type: 'module' })
