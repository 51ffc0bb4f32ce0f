const LONGEST = 20_000

/** Things inside each other, fifty deep on one line: nobody writes that, and drawing it costs more than all of the board. */
const NESTED = /(?:[-+*]\s){50}|(?:>\s?){50}|[[(!]{50}|[*_~]{50}/

/** Whether this can be drawn as Markdown in no time; what cannot is shown as it was written. */
export const isTameMarkdown = (text: string) => text.length <= LONGEST && !NESTED.test(text)
