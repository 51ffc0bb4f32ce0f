import type { Position } from '../../../shared/topology/model'
import type { Box, Size } from '../nodeSize'

/** Where the labels of connections are, in canvas units, and how large: dots pass beneath them. What says nothing is not there. */
export type LabelBoxes = {
  /** A label whose middle is there from now on. */
  put(label: Element, middle: Position): void
  remove(label: Element): void
  all(): readonly Box[]
  /** Calls the listener whenever one of them has moved, grown, come or gone, until the returned function is called. */
  onChange(listener: () => void): () => void
}

export function createLabelBoxes(): LabelBoxes {
  const middles = new Map<Element, Position>()
  const sizes = new Map<Element, Size>()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  // Not measured when asked: that would lay out the page with every figure that changes.
  const observer = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) {
      const [size] = borderBoxSize
      if (size && middles.has(target)) sizes.set(target, { width: size.inlineSize, height: size.blockSize })
    }
    changed()
  })
  return {
    put(label, middle) {
      if (!middles.has(label)) observer.observe(label)
      middles.set(label, middle)
      changed()
    },
    remove(label) {
      observer.unobserve(label)
      middles.delete(label)
      sizes.delete(label)
      changed()
    },
    all: () =>
      [...middles].flatMap(([label, { x, y }]) => {
        const { width = 0, height = 0 } = sizes.get(label) ?? {}
        return width > 0 ? [{ x: x - width / 2, y: y - height / 2, width, height }] : []
      }),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
