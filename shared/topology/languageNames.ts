import type { Language } from './model'

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  typescript: 'TypeScript',
  java: 'Java',
  python: 'Python',
  go: 'Go',
  rust: 'Rust',
}
