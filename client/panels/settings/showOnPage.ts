import { isMotionReduced, onMotionChange } from '../../board/motion'
import { settings } from '../../board/settings'

/** Writes density and motion on the page, where the style sheets see them; for as long as the page is open. */
export function showOnPage({ dataset }: HTMLElement): void {
  const show = () => {
    dataset.density = settings.getState().density
    dataset.motion = isMotionReduced() ? 'reduced' : 'full'
  }
  show()
  settings.subscribe(show)
  onMotionChange(show)
}
