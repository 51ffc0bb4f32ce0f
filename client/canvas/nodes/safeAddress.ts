const SCHEMES = ['http:', 'https:', 'mailto:']

/** The address where a link of somebody's note may lead, as the browser would read it; '' for anything but web pages and mail. */
export function safeAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null
  return url && SCHEMES.includes(url.protocol) ? url.href : ''
}
