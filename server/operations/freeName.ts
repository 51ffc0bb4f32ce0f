/** The name itself where it is free, otherwise the first free one with a number from 2 behind it: `Untitled board 2`. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let counted = name
  for (let count = 2; taken.has(counted); count++) counted = `${name} ${count}`
  return counted
}
