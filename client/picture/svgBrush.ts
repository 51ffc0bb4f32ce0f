import type { Brush } from '../canvas/lanes/paintLanes'
import { FONT_FAMILY } from './ink'
import { svg, xmlText } from './svg'

/** A 2D context that writes down what it would paint. */
export function svgBrush(): Brush & { readonly painted: () => string } {
  const parts: string[] = []
  let path = ''
  const shape = (attributes: Parameters<typeof svg>[1]) => {
    const { globalAlpha } = brush
    parts.push(svg('path', { d: path, ...attributes, ...(globalAlpha < 1 && { opacity: globalAlpha }) }))
  }
  const brush: Brush & { readonly painted: () => string } = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    globalAlpha: 1,
    font: '',
    textAlign: 'left',
    textBaseline: 'middle',
    beginPath() {
      path = ''
    },
    closePath() {
      path += 'Z'
    },
    moveTo(x, y) {
      path += `M${x} ${y}`
    },
    lineTo(x, y) {
      path += `L${x} ${y}`
    },
    roundRect(x, y, width, height, radius) {
      path += roundedBox({ x, y, width, height }, Number(radius))
    },
    fillRect(x, y, width, height) {
      path = `M${x} ${y}h${width}v${height}h${-width}Z`
      shape({ fill: String(brush.fillStyle) })
    },
    fillText(text, x, y) {
      const size = Number(/([\d.]+)px/.exec(brush.font)?.[1] ?? 11)
      const anchor = brush.textAlign === 'right' ? 'end' : 'start'
      const attributes = {
        x,
        y: y + size * 0.36,
        'font-size': size,
        'text-anchor': anchor,
        fill: String(brush.fillStyle),
      }
      parts.push(svg('text', { ...attributes, 'font-family': FONT_FAMILY }, xmlText(text)))
    },
    fill: () => shape({ fill: String(brush.fillStyle) }),
    stroke: () => shape({ fill: 'none', stroke: String(brush.strokeStyle), 'stroke-width': brush.lineWidth }),
    painted: () => parts.join(''),
  }
  return brush
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

function roundedBox({ x, y, width, height }: Box, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2)
  const arc = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`
  return `M${x + r} ${y}h${width - 2 * r}${arc(r, r)}v${height - 2 * r}${arc(-r, r)}h${2 * r - width}${arc(-r, -r)}v${2 * r - height}${arc(r, -r)}Z`
}
