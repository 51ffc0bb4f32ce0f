import { settings } from './settings'

/** Whether this person wants things to stand still: by their setting, otherwise as the system says. */
export function isMotionReduced(): boolean {
  const { motion } = settings.getState()
  return motion === 'system' ? system().matches : motion === 'reduced'
}

/** Until the returned function is called. */
export function onMotionChange(listener: () => void): () => void {
  const query = system()
  query.addEventListener('change', listener)
  const stop = settings.subscribe((now, before) => {
    if (now.motion !== before.motion) listener()
  })
  return () => {
    query.removeEventListener('change', listener)
    stop()
  }
}

/** How long the view takes to get somewhere, in milliseconds. */
export const moveTime = () => (isMotionReduced() ? 0 : 200)

const system = () => matchMedia('(prefers-reduced-motion: reduce)')
