import { toBase64 } from '../../../shared/document/base64'
import type { Request } from '../../../shared/protocol/operations'
import { LIMITS } from '../../../shared/topology/limits'
import { formatBytes } from '../../ui/figures'
import { readHex } from './hexBytes'

/** A message as somebody writes it by hand. */
export type ProduceForm = {
  readonly hasKey: boolean
  readonly key: string
  readonly tombstone: boolean
  readonly value: string
  /** The value is written as bytes, two digits each. */
  readonly hex: boolean
  readonly headers: readonly HeaderRow[]
}
export type HeaderRow = { readonly id: number; readonly name: string; readonly value: string }

type Produce = Request<'message:produce'>
type ReadForm = { readonly ok: true; readonly request: Produce } | { readonly ok: false; readonly sentence: string }

export function formToRequest(form: ProduceForm, to: Pick<Produce, 'boardId' | 'topicId'>): ReadForm {
  const bytes = form.hex ? readHex(form.value) : new TextEncoder().encode(form.value)
  if (!form.tombstone && !bytes)
    return { ok: false, sentence: 'Bytes are pairs of the digits 0 to 9 and a to f, such as "00 ff 1a".' }
  if (!form.tombstone && bytes && bytes.length > LIMITS.messageBytes) {
    return {
      ok: false,
      sentence: `The value has ${formatBytes(bytes.length)}; a message has at most ${formatBytes(LIMITS.messageBytes)}.`,
    }
  }
  const headers = form.headers.filter(({ name, value }) => name !== '' || value !== '')
  if (headers.some(({ name }) => name === '')) return { ok: false, sentence: 'A header needs a name.' }
  return {
    ok: true,
    request: {
      ...to,
      key: form.hasKey ? form.key : null,
      ...sentValue(form, bytes),
      headers: headers.map(({ name, value }) => [name, value]),
    },
  }
}

function sentValue(
  { tombstone, hex, value }: ProduceForm,
  bytes: Uint8Array | null,
): Pick<Produce, 'value' | 'valueAs'> {
  if (tombstone) return { value: null }
  return hex && bytes ? { value: toBase64(bytes), valueAs: 'base64' } : { value }
}
