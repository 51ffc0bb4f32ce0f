/** Ends the reading of a document that was made to be slow; its message is the sentence for whoever brought it. */
export class TooMuchWork extends Error {
  readonly document: string

  constructor(sentence: string, document: string) {
    super(sentence)
    this.document = document
  }
}

/** Steps and copied characters: several times what a document as large as may be asks for. */
const MOST_WORK = 5_000_000

/** The work one document may make. */
export function workFor(document: string) {
  let spent = 0
  const refuse = (sentence: string): never => {
    throw new TooMuchWork(sentence, document)
  }
  return {
    refuse,
    spend(work: number) {
      spent += work
      if (spent > MOST_WORK) refuse('So much in this document refers to the same things that it is not read here.')
    },
  }
}
