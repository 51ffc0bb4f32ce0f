import type { Position } from '../../shared/topology/model'
import { GRID } from '../board/commands/newElements'

/** The nearest point of the grid. */
export const snapped = ({ x, y }: Position): Position => ({ x: toGrid(x), y: toGrid(y) })

const toGrid = (value: number) => Math.round(value / GRID) * GRID
