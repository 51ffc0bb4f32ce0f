import { workerAddress } from '../../../ui/workerAddress'
import projectWorker from './projectWorker?worker&url'

const addressOf = workerAddress('export-worker', { project: projectWorker })

export const startProjectWorker = (): Worker => new Worker(addressOf('project'), { type: 'module' })
