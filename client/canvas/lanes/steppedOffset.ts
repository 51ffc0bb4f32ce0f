import type { Lane } from './drawnLane'
import { within } from './laneGeometry'

const STRIDE = 10n

type Press = { readonly key: string; readonly shiftKey: boolean }

/** Where a key moves a bookmark that stands at `from`; null for keys that do not move it. */
export function steppedOffset({ key, shiftKey }: Press, { begin, end }: Lane, from: bigint): bigint | null {
  const step = shiftKey ? STRIDE : 1n
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return within(from - step, begin, end)
    case 'ArrowRight':
    case 'ArrowUp':
      return within(from + step, begin, end)
    case 'Home':
      return begin
    case 'End':
      return end
    default:
      return null
  }
}
