import { Document, isScalar, visit } from 'yaml'

export const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/**
 * YAML that every reader takes for the same: strings are quoted, so that `no`, `1e3` or `~` stay text in YAML 1.1 and 1.2 alike; keys too
 * unless they are plain words.
 */
export function toYaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false })
  visit(document, {
    Pair(_, pair) {
      if (isScalar(pair.key) && !isPlainWord(String(pair.key.value))) pair.key.type = 'QUOTE_DOUBLE'
    },
  })
  return document.toString({ lineWidth: 0, defaultKeyType: 'PLAIN', defaultStringType: 'QUOTE_DOUBLE' })
}

const isPlainWord = (key: string) =>
  /^[A-Za-z][A-Za-z0-9_-]*$/.test(key) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(key)
