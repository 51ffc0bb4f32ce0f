import { formatRate } from '../../../ui/figures'

/** `↓ 12.0 /s` read, `↑ 0.4 /s` written; what is not happening is left out, and where there are both, the unit. */
export function ratesText(read: number, written: number): string {
  if (read > 0 && written > 0) return `↓${short.format(read)} ↑${short.format(written)}`
  if (read > 0) return `↓ ${formatRate(read)}`
  return written > 0 ? `↑ ${formatRate(written)}` : ''
}

const short = new Intl.NumberFormat('en-US', {
  notation: 'compact',
  minimumSignificantDigits: 2,
  maximumSignificantDigits: 2,
  roundingPriority: 'morePrecision',
  maximumFractionDigits: 0,
})
