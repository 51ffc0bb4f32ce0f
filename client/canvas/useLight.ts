import { type RefObject, useEffect, useMemo } from 'react'
import type { Canvas } from './canvasContext'
import { createLight } from './light'

/**
 * Resting on a node or edge, by pointer or keyboard, lights everything up- and downstream of it; so does selecting one, less strongly, and a followed event lights its
 * way.
 */
export function useLight(canvas: Canvas, root: RefObject<HTMLElement | null>) {
  const light = useMemo(() => createLight(canvas, root), [canvas, root])
  useEffect(() => light.follow(), [light])
  return light
}
