import { startService } from './gen/startService.js'

await startService()
