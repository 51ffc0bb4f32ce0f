import { Menu } from '@mantine/core'
import { useStore } from 'zustand'
import { useCanvas } from './canvasContext'

/** The menu of `Picker`; Escape or a click elsewhere leaves everything as it was. */
export function PickerMenu() {
  const { picker } = useCanvas()
  const picking = useStore(picker, (state) => state.picking)
  if (!picking) return null
  return (
    <Menu
      opened
      onClose={() => picker.setState({ picking: null })}
      position="bottom-start"
      offset={4}
      returnFocus={false}
      withInitialFocusPlaceholder={false}
      width={264}
    >
      <Menu.Target>
        <div className="sb-picker-point" style={{ left: picking.at.x, top: picking.at.y }} />
      </Menu.Target>
      <Menu.Dropdown className="sb-picker">
        <Menu.Label>{picking.title}</Menu.Label>
        {picking.choices.map(({ label, hint, keys, icon: Icon, pick }) => (
          <Menu.Item key={label} leftSection={<Icon size={18} stroke={1.6} />} rightSection={keys} onClick={pick}>
            {label}
            {hint && <small>{hint}</small>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
