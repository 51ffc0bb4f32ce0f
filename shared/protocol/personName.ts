import { MOST_NAME } from './personLimits'

/** A name as it may be shown beside others: on one line, without what is not seen or turns the text around, and not piled up. */
export const harmlessName = (text: string): string =>
  [
    ...text
      .normalize('NFC')
      .replace(/[\p{Zs}\p{Zl}\p{Zp}\p{Cc}]+/gu, ' ')
      .replace(/[\p{C}\u115f\u1160\u3164\uffa0\u2800]/gu, '')
      .replace(/(\p{M})\p{M}+/gu, '$1')
      .trim(),
  ]
    .slice(0, MOST_NAME)
    .join('')
    .trim() || 'Somebody'
