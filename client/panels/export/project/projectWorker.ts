import type { ProjectOrder } from './projectNews'
import { createProjectWriter } from './projectWriter'

const take = createProjectWriter((news, transfer = []) => postMessage(news, { transfer }))

addEventListener('message', ({ data }: MessageEvent<ProjectOrder>) => take(data))
