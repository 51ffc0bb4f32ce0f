import { Menu } from '@mantine/core'
import { IconBug, IconCheck } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { Fault } from '../../../shared/topology/model'
import { plantFaults } from '../../board/commands/running'
import { useCanvas } from '../canvasContext'

/** The faults of the board, each planted at a click. The drawing stays as it is: it is what the services run that changes. */
export function FaultMenu({ faults }: { faults: readonly Fault[] }) {
  const canvas = useCanvas()
  const planted = useStore(canvas.live.counters, (state) => state.planted)
  const plant = (chosen: readonly Fault[]) => void plantFaults(canvas, chosen)
  return (
    <Menu position="bottom-start" width={380}>
      <Menu.Target>
        <button type="button" className="sb-invariant">
          <IconBug size={15} stroke={1.8} aria-hidden />
          Plant a fault
          {planted.size > 0 && <em>{planted.size} planted</em>}
        </button>
      </Menu.Target>
      <Menu.Dropdown className="sb-faults">
        <Menu.Label>
          It goes wrong until all services are stopped, which heals it; a store that was wiped, until it is folded
          again. What has gone wrong stays counted: Begin anew in the ledger clears the badge.
        </Menu.Label>
        {faults.map((fault) => (
          <Menu.Item
            key={fault.id}
            rightSection={planted.has(fault.fault.trim()) && <Planted />}
            onClick={() => plant([fault])}
          >
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

const Planted = () => (
  <span className="sb-planted">
    <IconCheck size={13} aria-hidden /> planted
  </span>
)
