import { IconPlayerPlayFilled, IconPlugConnectedX } from '@tabler/icons-react'
import type { InstanceRun } from '../../../../shared/protocol/run'
import type { Position } from '../../../../shared/topology/model'
import { asIfSelected } from '../../../board/commands/asIfSelected'
import { crashInstance, startSelected } from '../../../board/commands/running'
import type { Choice } from '../../../ui/PointMenu'
import type { Canvas } from '../../canvasContext'

type Asked = { readonly serviceId: string; readonly instance: InstanceRun; readonly at: Position }

/** What can be done to one instance alone; nothing is asked where nothing can be. */
export function pickForInstance(canvas: Canvas, { serviceId, instance, at }: Asked) {
  const { number, state } = instance
  const choices: Record<string, readonly Choice[]> = {
    running: [
      {
        label: `Crash instance ${number}`,
        hint: 'No goodbye: its partitions wait for one session',
        icon: IconPlugConnectedX,
        pick: () => crashInstance(canvas, serviceId, number),
      },
    ],
    crashed: [
      {
        label: `Start instance ${number} again`,
        hint: 'It joins its groups as a new member',
        icon: IconPlayerPlayFilled,
        pick: () => startSelected.run(asIfSelected(canvas, serviceId)),
      },
    ],
  }
  const possible = choices[state]
  if (possible) canvas.picker.setState({ picking: { at, title: `Instance ${number}`, choices: possible } })
}
