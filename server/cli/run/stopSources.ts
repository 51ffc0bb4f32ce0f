import type { Topology } from '../../../shared/topology/model'
import { followBoard } from '../../operations/followBoard'
import type { RunningBoard } from './port'

/** Whatever messages, requests and rows came from on a clock gives no more; what is there is still handled. */
export async function stopSources({ headless, boardId }: RunningBoard, { connections }: Topology): Promise<void> {
  for (const connection of connections.values())
    if ('when' in connection && connection.when === 'rate')
      headless.parts.faults.change(boardId, { elementId: connection.id, field: 'rate', value: 0 })
  await followBoard(headless.parts, boardId)
}
