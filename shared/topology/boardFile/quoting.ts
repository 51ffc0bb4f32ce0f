/** A string as JSON, which YAML reads too, with everything invisible escaped: controls, line separators, marks of direction. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/** A string as YAML: as it is where no reader can take it for anything else; in single quotes, which spare JSON its backslashes; else quoted. */
export function plainOrQuoted(text: string): string {
  if (isPlain.test(text) && !isWord.test(text)) return text
  return /["\\]/.test(text) && isVisible.test(text) ? `'${text.replaceAll("'", "''")}'` : quoted(text)
}

const isPlain = /^\p{L}(?:[\p{L}\p{N} ._/-]*[\p{L}\p{N}])?$/u
const isVisible = /^[\p{L}\p{N}\p{P}\p{S} ]*$/u
/** Words that some version of YAML takes for a value of another kind. */
const isWord = /^(?:true|false|null|yes|no|on|off)$/i
