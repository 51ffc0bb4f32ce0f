const WIDTH = 16

/** Sixteen bytes a line: offset, hex, and what is printable of it. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += WIDTH) lines.push(hexLine(bytes.subarray(at, at + WIDTH), at))
  return lines.join('\n')
}

function hexLine(bytes: Uint8Array, at: number): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
  const halves = [hex.slice(0, WIDTH / 2).join(' '), hex.slice(WIDTH / 2).join(' ')].join('  ')
  const printable = Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join(
    '',
  )
  return `${at.toString(16).padStart(8, '0')}  ${halves.padEnd(WIDTH * 3)}  ${printable}`
}
