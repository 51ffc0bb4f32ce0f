import styles from './Together.module.css'

type AvatarProps = { readonly name: string; readonly color: number; readonly idle?: boolean }

/** Somebody's initials on their colour. */
export const Avatar = ({ name, color, idle = false }: AvatarProps) => (
  <span className={styles.avatar} data-person={color} data-idle={idle || undefined} aria-hidden>
    {initialsOf(name)}
  </span>
)

/** Of the first and the last word; whole characters, whatever the script. */
export function initialsOf(name: string): string {
  const words = name.split(' ')
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => [...(word ?? '')][0] ?? '').join('')
}
