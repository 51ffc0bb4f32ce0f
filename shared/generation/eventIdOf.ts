/** As Kafka gives it: bytes (a Buffer) or text; anything that speaks UTF-8 when asked for a string. */
type Value = { toString(): string } | null

/** The id of the event that a record tells of: the first of `ce_id` that is not empty, otherwise of `x-event-id`. */
export const eventIdOf = ({ headers }: HasHeaders): string | undefined =>
  textIn(headers, 'ce_id') ?? textIn(headers, 'x-event-id')

type HasHeaders = { readonly headers: readonly (readonly [name: string, value: Value])[] }

function textIn(headers: HasHeaders['headers'], name: string): string | undefined {
  for (const [found, value] of headers) {
    const text = found === name && value?.toString()
    if (text) return text
  }
  return undefined
}
