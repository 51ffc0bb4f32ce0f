import { useStore } from 'zustand'
import { PointMenu } from '../ui/PointMenu'
import { useCanvas } from './canvasContext'

/** The menu of `Picker`. */
export function PickerMenu() {
  const { picker } = useCanvas()
  const picking = useStore(picker, (state) => state.picking)
  return picking && <PointMenu {...picking} onClose={() => picker.setState({ picking: null })} />
}
