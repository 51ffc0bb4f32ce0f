/** As many characters of a text as fit, with an ellipsis where some had to go. */
export function withinWidth(text: string, width: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= width) return text
  let [fits, tooLong] = [0, text.length]
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >>> 1
    if (widthOf(shortened(text, middle)) <= width) fits = middle
    else tooLong = middle
  }
  return shortened(text, fits)
}

const shortened = (text: string, length: number) => `${text.slice(0, length).trimEnd()}…`
