/** What fields that hold code have in common, in our words; the editor behind them is fetched when one is first shown. */
export type CodeLanguage = 'expression' | 'template'

/** Where the text goes wrong, in characters from its beginning. */
export type Mistake = {
  readonly at: number
  readonly length?: number
  readonly sentence: string
  readonly next?: string
}

export type Suggestion = {
  readonly label: string
  /** Beside it: an example of what is there, or what it does. */
  readonly detail?: string
  /** What is written instead of the label. */
  readonly write?: string
  /** How far behind the end of what was written the cursor goes back, to stand between brackets. */
  readonly back?: number
}
/** What may be written instead of the text from `from` up to the cursor. */
export type Suggested = { readonly from: number; readonly suggestions: readonly Suggestion[] }

/** `asked`: by key, and not by typing alone. */
export type Suggest = (before: string, asked: boolean) => Suggested | null
