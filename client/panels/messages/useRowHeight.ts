import { useStore } from 'zustand'
import { settings } from '../../board/settings'

/** Of a row of a long table, in pixels; the same as `--row-height` in the style sheet. */
export const useRowHeight = (): number => useStore(settings, ({ density }) => (density === 'compact' ? 21 : 27))
