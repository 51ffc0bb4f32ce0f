import { Menu } from '@mantine/core'
import { IconBug } from '@tabler/icons-react'
import type { Fault } from '../../../shared/topology/model'
import { plantFaults } from '../../board/commands/running'
import { useCanvas } from '../canvasContext'

/** The faults of the board, each planted at a click. The drawing stays as it is: it is what the services run that changes. */
export function FaultMenu({ faults }: { faults: readonly Fault[] }) {
  const canvas = useCanvas()
  const plant = (planted: readonly Fault[]) => void plantFaults(canvas, planted)
  return (
    <Menu position="bottom-start" width={380}>
      <Menu.Target>
        <button type="button" className="sb-invariant">
          <IconBug size={15} stroke={1.8} aria-hidden />
          Plant a fault
        </button>
      </Menu.Target>
      <Menu.Dropdown className="sb-faults">
        <Menu.Label>It goes wrong until all services are stopped</Menu.Label>
        {faults.map((fault) => (
          <Menu.Item key={fault.id} onClick={() => plant([fault])}>
            <code>{fault.fault}</code>
          </Menu.Item>
        ))}
        {faults.length > 1 && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => plant(faults)}>All of them, in this order</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
