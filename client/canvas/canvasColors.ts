/** CSS colours as a 2D canvas needs them: resolved, and asked for again when the theme changes. */
export type CanvasColors = {
  /** `--k0` → `#144c84` */
  of(variable: string): string
  close(): void
}

export function watchColors(element: Element, onChange: () => void): CanvasColors {
  let known = new Map<string, string>()
  const forget = () => {
    known = new Map()
    onChange()
  }
  const theme = new MutationObserver(forget)
  theme.observe(document.documentElement, { attributes: true })
  const system = matchMedia('(prefers-color-scheme: dark)')
  system.addEventListener('change', forget)
  return {
    of(variable) {
      const color = known.get(variable) ?? getComputedStyle(element).getPropertyValue(variable).trim()
      known.set(variable, color)
      return color
    },
    close() {
      theme.disconnect()
      system.removeEventListener('change', forget)
    },
  }
}
