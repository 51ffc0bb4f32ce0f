/** As it may be shown beside what others wrote: on one line, without what is not seen or turns the text around, and not piled up. Empty where nothing is seen. */
export function harmlessText(text: string, most: number): string {
  const seen = text
    .normalize('NFC')
    .replace(/[\p{Zs}\p{Zl}\p{Zp}\p{Cc}]+/gu, ' ')
    .replace(/[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .replace(/(\p{M})\p{M}+/gu, '$1')
    .trim()
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(seen) ? [...seen].slice(0, most).join('').trim() : ''
}
