const LONGEST = 20_000

/** Things inside each other, fifty deep on one line: nobody writes that, and drawing it costs more than all of the board. */
const NESTED = /(?:[-+*]\s){50}|(?:>\s?){50}|[[(!]{50}|[*_~]{50}/

/** Cells of one table. Every row of it has as many as its head, however short it is written. */
const MOST_CELLS = 2_000
/** The row between a table's head and its body, in a quote or list too. */
const RULE = /^[\s:|>*+\d.)-]+$/

/** Whether this can be drawn as Markdown in no time; what cannot is shown as it was written. */
export const isTameMarkdown = (text: string) => text.length <= LONGEST && !NESTED.test(text) && !hasHugeTable(text)

function hasHugeTable(text: string): boolean {
  const lines = text.split(/\r\n?|\n/)
  const columns = lines.filter((line) => RULE.test(line)).map((line) => line.split('|').length - 1)
  return columns.some((count) => count * lines.length > MOST_CELLS)
}
