import { markedParts } from './markedParts'

type MarkedProps = { readonly text: string; readonly marks: readonly number[] }

/** A text with the characters that were found standing out. */
export const Marked = ({ text, marks }: MarkedProps) =>
  markedParts(text, marks).map(({ at, part, marked }) => (marked ? <mark key={at}>{part}</mark> : part))
