type Names = ReadonlyMap<string, { readonly name: string }>

/** One sentence on who came and who went between two moments; null when nobody did. */
export function comings(before: Names, after: Names): string | null {
  const came = [...after].filter(([id]) => !before.has(id)).map(([, { name }]) => name)
  const went = [...before].filter(([id]) => !after.has(id)).map(([, { name }]) => name)
  return [said(came, 'here now'), said(went, 'gone')].filter(Boolean).join(' ') || null
}

function said(names: readonly string[], how: string): string {
  const [first, second, ...more] = names
  if (first === undefined) return ''
  if (second === undefined) return `${first} is ${how}.`
  return more.length === 0 ? `${first} and ${second} are ${how}.` : `${names.length} people are ${how}.`
}
