/**
 * Text that is safe in one syntax. Templates of that syntax take these nodes and nothing else: a bare string does not type-check, so a name
 * off the board cannot become code. Nodes come only from the constructors of a syntax, such as `str` and `comment` for TypeScript.
 */
export type Emitted<Syntax extends string> = { readonly syntax: Syntax; readonly text: string }

type Part<Syntax extends string> = Emitted<Syntax> | readonly Emitted<Syntax>[]
type Template<Syntax extends string> = (
  fixed: TemplateStringsArray,
  ...parts: readonly Part<Syntax>[]
) => Emitted<Syntax>

/** The tagged template of a syntax; a list of nodes goes in line by line. */
export function templateOf<const Syntax extends string>(syntax: Syntax): Template<Syntax> {
  return (fixed, ...parts) => ({
    syntax,
    text: fixed.map((text, index) => text + textOf(parts[index] ?? [])).join(''),
  })
}

function textOf(part: Part<string>): string {
  return 'text' in part ? part.text : part.map(({ text }) => text).join('\n')
}
