/** Hexadecimal digits, never all zero: a trace or span of zeros is invalid. */
export function randomHex(random: () => number, digits: number): string {
  const hex = Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('')
  return /[^0]/.test(hex) ? hex : hex.replace(/.$/, '1')
}
