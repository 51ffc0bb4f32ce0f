/** Why a text is no board file, and where: an index in the text. */
export class Unreadable extends Error {
  readonly at: number
  readonly next: string | undefined
  constructor(at: number, sentence: string, next?: string) {
    super(sentence)
    this.at = at
    this.next = next
  }
}
