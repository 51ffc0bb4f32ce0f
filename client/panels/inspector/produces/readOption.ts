import type { Read } from '../readField'

/** A key of a list; commas and braces have a meaning of their own there. */
export function readOption(text: string): Read<string> {
  const option = text.trim()
  if (option === '') return { ok: false, sentence: 'A key of the list is not empty.' }
  if (/[,{}\n]/.test(option))
    return { ok: false, sentence: 'Commas and braces cannot stand in a list. Write a template.' }
  return { ok: true, value: option }
}

export function readWeight(text: string): Read<number> {
  const weight = Number(text.trim())
  return /^\d{1,9}(\.\d{1,9})?$/.test(text.trim()) && weight > 0
    ? { ok: true, value: weight }
    : { ok: false, sentence: 'More than 0.' }
}
