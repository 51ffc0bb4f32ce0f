import type { GridBoard } from './gridBoard'

/** The same drawing as a plain SVG page on which the browser itself moves the dots. */
export function svgDots({ nodes, edges }: GridBoard, dots: number): string {
  const paths = edges.map(({ from, to }) => {
    const bend = (from.x + to.x) / 2
    return `M${from.x + 200},${from.y + 40} C${bend},${from.y + 40} ${bend},${to.y + 40} ${to.x},${to.y + 40}`
  })
  const circles = Array.from({ length: dots }, (_, at) => {
    const timing = `dur="1.2s" begin="${-((at * 37) % 120) / 100}s" repeatCount="indefinite"`
    return `<circle r="5" fill="#36c" stroke="#fff" stroke-width="1.5"><animateMotion ${timing} path="${paths[at % paths.length]}"/></circle>`
  })
  const boxes = nodes.map(
    ({ x, y }) => `<rect x="${x}" y="${y}" width="200" height="80" rx="8" fill="#fff" stroke="#999"/>`,
  )
  const lines = paths.map((path) => `<path d="${path}" fill="none" stroke="#999"/>`)
  const box = `-100 -100 ${Math.max(...nodes.map(({ x }) => x)) + 400} ${Math.max(...nodes.map(({ y }) => y)) + 300}`
  return `<body style="margin:0"><svg width="1440" height="890" viewBox="${box}">${[...lines, ...boxes, ...circles].join('')}</svg>`
}
